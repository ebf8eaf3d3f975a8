//! The pages, and what stands guard in front of them.

pub mod throttle;
