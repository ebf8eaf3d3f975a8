//! The log: one JSON object a line, on standard error. No personal data comes here.

use tracing_subscriber::EnvFilter;

/// Begins to log what `filter` lets through. Said twice, the first stands.
pub fn begin(filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let begun = tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
    if begun.is_err() {
        tracing::debug!("the log has begun already");
    }
}
