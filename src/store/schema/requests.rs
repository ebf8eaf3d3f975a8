//! Requests to see the documents of a case, what is taken out of copies, and the answers.

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
        held_by_id -> Nullable<Integer>,
        held_at -> Nullable<Timestamp>,
        withdrawn_by_id -> Nullable<Integer>,
        withdrawn_at -> Nullable<Timestamp>,
        withdrawn_why -> Nullable<Text>,
    }
}

diesel::table! {
    access_request_holds (id) {
        id -> Integer,
        case_id -> Integer,
        request_id -> Integer,
        person_id -> Integer,
        held_at -> Timestamp,
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

diesel::table! {
    access_request_marks (id) {
        id -> Integer,
        request_id -> Integer,
        document_id -> Integer,
        starts_at_byte -> Integer,
        ends_at_byte -> Integer,
        treated -> Text,
        exemption -> Nullable<Text>,
        reason -> Text,
        marked_by_id -> Integer,
        marked_at -> Timestamp,
        undone_by_id -> Nullable<Integer>,
        undone_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    document_variants (id) {
        id -> Integer,
        uuid -> Text,
        document_id -> Integer,
        form -> Text,
        request_id -> Nullable<Integer>,
        extension -> Text,
        media_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        pages -> Nullable<Integer>,
        from_format -> Text,
        tool -> Text,
        claims -> Nullable<Text>,
        made_by -> Text,
        made_at -> Timestamp,
        voided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    document_formats (id) {
        id -> Integer,
        document_id -> Integer,
        claims -> Nullable<Text>,
        refused -> Nullable<Text>,
        looked_at -> Timestamp,
        has_signature -> Nullable<Bool>,
    }
}

diesel::table! {
    access_answers (id) {
        id -> Integer,
        request_id -> Integer,
        letter_size -> BigInt,
        letter_sha256 -> Text,
        letter_pages -> Integer,
        answered_by_id -> Integer,
        answered_at -> Timestamp,
    }
}

diesel::table! {
    access_answer_documents (id) {
        id -> Integer,
        answer_id -> Integer,
        document_id -> Integer,
        title -> Text,
        weighed -> Text,
        exemption -> Nullable<Text>,
        until_on -> Nullable<Date>,
        file -> Nullable<Text>,
        size -> Nullable<BigInt>,
        sha256 -> Nullable<Text>,
        pages -> Nullable<Integer>,
    }
}
