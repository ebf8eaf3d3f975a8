//! No more mails a minute than the mail server puts up with.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Evenly spaced, so that a full queue does not arrive as a burst.
#[derive(Clone, Default)]
pub(in crate::mail) struct Pace {
    /// Between two mails; nothing where no pace is set.
    space: Duration,
    /// When the next mail may go.
    next: Arc<Mutex<Option<Instant>>>,
}

impl Pace {
    pub(in crate::mail) fn of(per_minute: Option<u32>) -> Pace {
        let minute = Duration::from_mins(1);
        Pace {
            space: per_minute.map_or(Duration::ZERO, |mails| minute / mails.max(1)),
            next: Arc::default(),
        }
    }

    pub(in crate::mail) fn pause(&self) -> Duration {
        let next = *self.next.lock().unwrap_or_else(PoisonError::into_inner);
        next.map_or(Duration::ZERO, |next| {
            next.saturating_duration_since(Instant::now())
        })
    }

    /// A mail goes now.
    pub(in crate::mail) fn count(&self) {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        *next = Some(next.map_or(now, |next| next.max(now)) + self.space);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_go_no_closer_than_the_pace() {
        let pace = Pace::of(Some(60));
        assert_eq!(pace.pause(), Duration::ZERO);
        pace.count();
        let pause = pace.pause();
        assert!(pause > Duration::from_millis(900) && pause <= Duration::from_secs(1));
        let free = Pace::of(None);
        free.count();
        assert_eq!(free.pause(), Duration::ZERO);
    }
}
