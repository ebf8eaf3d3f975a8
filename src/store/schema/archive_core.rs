//! What the municipality's archive core has been given, as diesel sees it.

diesel::table! {
    core_units (id) {
        id -> Integer,
        case_id -> Integer,
        document_id -> Nullable<Integer>,
        key -> Text,
        version -> Integer,
        message -> Text,
        made_at -> Timestamp,
        archived_at -> Nullable<Timestamp>,
        system_id -> Nullable<Text>,
        core_number -> Nullable<Text>,
        core_on -> Nullable<Date>,
        failed_at -> Nullable<Timestamp>,
        error_id -> Nullable<Text>,
        error_text -> Nullable<Text>,
    }
}

diesel::table! {
    export_cases (id) {
        id -> Integer,
        export_id -> Integer,
        case_ids -> Text,
    }
}
