//! Slows down guessing, and copying: so many tries a minute for one account and for one address, and so
//! many requests of one session, then wait.
//!
//! Nobody is locked out: who waits may try again. A right password costs a try
//! as well, so that the answer does not tell the two apart.

use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use sha2::{Digest, Sha256};
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

/// Tries a minute for one account: room for a few mistakes.
pub const PER_ACCOUNT: NonZeroU32 = NonZeroU32::new(6).expect("six is not zero");
/// Tries a minute for one address: a whole town hall may share it at eight o'clock.
pub const PER_ADDRESS: NonZeroU32 = NonZeroU32::new(60).expect("sixty is not zero");

/// Requests a minute of one session: ten a second, all day long, is no person.
pub const PER_SESSION: NonZeroU32 = NonZeroU32::new(600).expect("six hundred is not zero");

/// Readings a minute of one calendar address: a program asks a few times a day.
pub const PER_FEED: NonZeroU32 = NonZeroU32::new(6).expect("six is not zero");
/// The same from one network address, right or wrong: a whole town hall may share it.
pub const FEEDS_PER_ADDRESS: NonZeroU32 = NonZeroU32::new(120).expect("it is not zero");

/// After this many tries the ones that wait for nothing are forgotten.
const TIDY_EVERY: u32 = 1024;

type Limiter<K, C> = RateLimiter<K, DashMapStateStore<K>, C, NoOpMiddleware<<C as Clock>::Instant>>;

pub struct Throttle<C: Clock = DefaultClock> {
    accounts: Limiter<[u8; 32], C>,
    addresses: Limiter<IpAddr, C>,
    sessions: Limiter<i32, C>,
    feeds: Limiter<i32, C>,
    readers: Limiter<IpAddr, C>,
    clock: C,
    tries: AtomicU32,
}

/// Too many tries. The next one is looked at after this many seconds (for `Retry-After`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    pub seconds: u64,
}

impl Default for Throttle {
    fn default() -> Throttle {
        Throttle::new(PER_ACCOUNT, PER_ADDRESS, DefaultClock::default())
    }
}

impl<C: Clock + Clone> Throttle<C> {
    pub fn new(per_account: NonZeroU32, per_address: NonZeroU32, clock: C) -> Throttle<C> {
        Throttle {
            accounts: RateLimiter::dashmap_with_clock(
                Quota::per_minute(per_account),
                clock.clone(),
            ),
            addresses: RateLimiter::dashmap_with_clock(
                Quota::per_minute(per_address),
                clock.clone(),
            ),
            sessions: RateLimiter::dashmap_with_clock(
                Quota::per_minute(PER_SESSION),
                clock.clone(),
            ),
            feeds: RateLimiter::dashmap_with_clock(Quota::per_minute(PER_FEED), clock.clone()),
            readers: RateLimiter::dashmap_with_clock(
                Quota::per_minute(FEEDS_PER_ADDRESS),
                clock.clone(),
            ),
            clock,
            tries: AtomicU32::new(0),
        }
    }

    /// Counts a try to sign in as `typed` from `address`, or says how long to wait.
    ///
    /// The name is kept as its SHA-256 only. An address of IPv6 stands for its
    /// /64, which is what one subscriber has.
    pub fn check(&self, typed: &str, address: IpAddr) -> Result<(), Wait> {
        self.tidy();
        self.count(&self.addresses, &subscriber(address))?;
        let name = Sha256::digest(typed.trim().to_lowercase());
        self.count(&self.accounts, &name.into())
    }

    /// Counts that a calendar is asked for, by a right secret or a wrong one, or says how long to wait.
    /// Signing in waits for nobody's calendar.
    pub fn reader(&self, address: IpAddr) -> Result<(), Wait> {
        self.tidy();
        self.count(&self.readers, &subscriber(address))
    }

    /// Counts a reading of one calendar.
    pub fn feed(&self, feed: i32) -> Result<(), Wait> {
        self.count(&self.feeds, &feed)
    }

    fn tidy(&self) {
        if self.tries.fetch_add(1, Ordering::Relaxed) % TIDY_EVERY == TIDY_EVERY - 1 {
            self.accounts.retain_recent();
            self.addresses.retain_recent();
            self.sessions.retain_recent();
            self.feeds.retain_recent();
            self.readers.retain_recent();
        }
    }

    /// Counts a request of somebody who is signed in, or says how long to wait.
    pub fn visit(&self, session: i32) -> Result<(), Wait> {
        self.count(&self.sessions, &session)
    }

    fn count<K: Hash + Eq + Clone>(&self, limiter: &Limiter<K, C>, key: &K) -> Result<(), Wait> {
        limiter.check_key(key).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            Wait {
                seconds: seconds.max(1),
            }
        })
    }
}

fn subscriber(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use governor::clock::FakeRelativeClock;
    use std::time::Duration;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn tries(throttle: &Throttle<FakeRelativeClock>, name: &str, from: &str) -> u32 {
        let mut tries = 0;
        while throttle.check(name, address(from)).is_ok() {
            tries += 1;
        }
        tries
    }

    #[test]
    fn who_guesses_at_one_account_waits_wherever_they_sit() {
        let clock = FakeRelativeClock::default();
        let throttle = Throttle::new(PER_ACCOUNT, PER_ADDRESS, clock.clone());
        assert_eq!(tries(&throttle, "anne", "192.0.2.1"), 6);
        assert_eq!(
            throttle.check(" Anne", address("192.0.2.2")),
            Err(Wait { seconds: 10 })
        );
        assert_eq!(throttle.check("per", address("192.0.2.1")), Ok(()));
        clock.advance(Duration::from_secs(10));
        assert_eq!(tries(&throttle, "anne", "192.0.2.2"), 1);
    }

    #[test]
    fn who_guesses_from_one_address_waits_whatever_the_account() {
        let clock = FakeRelativeClock::default();
        let throttle = Throttle::new(PER_ACCOUNT, PER_ADDRESS, clock.clone());
        for number in 0..60 {
            let from = address(&format!("2001:db8::{number}"));
            assert_eq!(throttle.check(&number.to_string(), from), Ok(()));
        }
        let same = address("2001:db8::ffff");
        assert_eq!(throttle.check("ola", same), Err(Wait { seconds: 1 }));
        assert_eq!(throttle.check("ola", address("2001:db8:0:1::1")), Ok(()));
        clock.advance(Duration::from_secs(1));
        assert_eq!(throttle.check("ola", same), Ok(()));
    }
}
