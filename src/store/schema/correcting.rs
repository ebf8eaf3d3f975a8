//! What was corrected by adding.

diesel::table! {
    corrections (id) {
        id -> Integer,
        case_id -> Integer,
        serial -> Integer,
        aspect -> Text,
        document_id -> Nullable<Integer>,
        corrects_id -> Nullable<Integer>,
        replacement_id -> Nullable<Integer>,
        quoted -> Text,
        corrected -> Text,
        reason -> Text,
        made_as -> Text,
        made_by_id -> Integer,
        made_at -> Timestamp,
    }
}
