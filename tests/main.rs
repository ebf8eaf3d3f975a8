//! One binary, one file for each thing the house can do.
mod assessment;
