//! The table of what the house does by itself.

diesel::table! {
    jobs (id) {
        id -> Integer,
        name -> Text,
        holder -> Nullable<Text>,
        lease_until -> Nullable<Timestamp>,
        turn_at -> Timestamp,
        begun_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        result -> Nullable<Text>,
        fault -> Nullable<Text>,
    }
}
