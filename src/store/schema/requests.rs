//! Requests to see the documents of a case.

diesel::table! {
    access_requests (id) {
        id -> Integer,
        case_id -> Integer,
        requester -> Text,
        basis -> Text,
        received_on -> Date,
        due_on -> Date,
        registered_by_id -> Integer,
        registered_at -> Timestamp,
        answered_by_id -> Nullable<Integer>,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    access_request_documents (id) {
        id -> Integer,
        request_id -> Integer,
        document_id -> Integer,
        weighed -> Text,
        exemption -> Nullable<Text>,
        until_on -> Nullable<Date>,
        grounds -> Text,
        weighed_by_id -> Integer,
        weighed_at -> Timestamp,
    }
}
