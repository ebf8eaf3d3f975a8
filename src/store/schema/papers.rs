//! How documents are kept, where a rule differs from that of their case.

diesel::table! {
    document_marks (id) {
        id -> Integer,
        case_id -> Integer,
        document_id -> Integer,
        outcome -> Text,
        reasons -> Text,
        months -> Nullable<Integer>,
        starts_on -> Nullable<Date>,
        destroy_from -> Nullable<Date>,
        marked_at -> Timestamp,
    }
}
