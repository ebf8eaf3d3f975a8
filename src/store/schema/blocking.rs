//! What is blocked, and who has opened it.

diesel::table! {
    blockings (id) {
        id -> Integer,
        case_id -> Integer,
        document_id -> Nullable<Integer>,
        reason -> Text,
        grounds -> Text,
        set_by_id -> Integer,
        set_at -> Timestamp,
        lifted_by_id -> Nullable<Integer>,
        lifted_at -> Nullable<Timestamp>,
        lift_grounds -> Nullable<Text>,
    }
}

diesel::table! {
    blocking_openings (id) {
        id -> Integer,
        blocking_id -> Integer,
        person_id -> Nullable<Integer>,
        grounds -> Text,
        opened_at -> Timestamp,
    }
}
