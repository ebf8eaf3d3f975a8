//! What is right: the rules of the house as pure functions. No database, no network, no clock.
