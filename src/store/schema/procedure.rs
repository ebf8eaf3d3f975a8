//! The tables of the lawful procedure, as diesel sees them.

diesel::table! {
    delegations (id) {
        id -> Integer,
        person_id -> Integer,
        act -> Text,
        from_on -> Date,
        to_on -> Nullable<Date>,
        authority -> Text,
        registered_by_id -> Integer,
        registered_at -> Timestamp,
    }
}

diesel::table! {
    substitutes (id) {
        id -> Integer,
        case_id -> Integer,
        person_id -> Integer,
        authority -> Text,
        appointed_on -> Date,
        registered_by_id -> Integer,
        registered_at -> Timestamp,
    }
}

diesel::table! {
    notices (id) {
        id -> Integer,
        case_id -> Integer,
        omission -> Nullable<Text>,
        text -> Text,
        sent_on -> Nullable<Date>,
        reply_by -> Nullable<Date>,
        given_by_id -> Integer,
        given_at -> Timestamp,
    }
}

diesel::table! {
    statements (id) {
        id -> Integer,
        case_id -> Integer,
        notice_id -> Integer,
        manner -> Text,
        received_on -> Date,
        text -> Text,
        recorded_by_id -> Integer,
        recorded_at -> Timestamp,
        document_id -> Nullable<Integer>,
    }
}

diesel::table! {
    suspensions (id) {
        id -> Integer,
        case_id -> Integer,
        stage -> Text,
        suspicion -> Text,
        need -> Text,
        proposed_by_id -> Integer,
        proposed_at -> Timestamp,
        began_on -> Nullable<Date>,
        ended_on -> Nullable<Date>,
    }
}

diesel::table! {
    suspension_deeds (id) {
        id -> Integer,
        suspension_id -> Integer,
        deed -> Text,
        grounds -> Text,
        special_nature -> Nullable<Text>,
        done_by_id -> Integer,
        done_at -> Timestamp,
    }
}

diesel::table! {
    consultations (id) {
        id -> Integer,
        case_id -> Integer,
        suspension_id -> Nullable<Integer>,
        outcome -> Text,
        grounds -> Nullable<Text>,
        held_on -> Nullable<Date>,
        began_at -> Nullable<Text>,
        ended_at -> Nullable<Text>,
        place -> Nullable<Text>,
        participants -> Nullable<Text>,
        background -> Nullable<Text>,
        shown -> Nullable<Text>,
        employer_view -> Nullable<Text>,
        employee_view -> Nullable<Text>,
        other_work -> Nullable<Text>,
        signatures -> Nullable<Text>,
        recorded_by_id -> Integer,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    confirmations (id) {
        id -> Integer,
        decision_id -> Integer,
        verdict -> Text,
        grounds -> Text,
        given_by_id -> Integer,
        given_at -> Timestamp,
    }
}

diesel::table! {
    letters (id) {
        id -> Integer,
        uuid -> Text,
        case_id -> Integer,
        suspension_id -> Nullable<Integer>,
        kind -> Text,
        language -> Text,
        body -> Text,
        version -> Integer,
        corrects_id -> Nullable<Integer>,
        document_id -> Nullable<Integer>,
        drafted_by_id -> Integer,
        drafted_at -> Timestamp,
        finalised_by_id -> Nullable<Integer>,
        finalised_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    handovers (id) {
        id -> Integer,
        case_id -> Integer,
        suspension_id -> Nullable<Integer>,
        letter_id -> Nullable<Integer>,
        mode -> Text,
        sent_on -> Date,
        arrival -> Text,
        arrived_on -> Date,
        note -> Text,
        recorded_by_id -> Integer,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    clock_facts (id) {
        id -> Integer,
        case_id -> Integer,
        employed_on -> Nullable<Date>,
        born_on -> Nullable<Date>,
        contract -> Text,
        is_on_probation -> Bool,
        probation_until -> Nullable<Date>,
        sick_since -> Nullable<Date>,
        is_on_leave -> Bool,
        has_form_defect -> Bool,
        demanded_on -> Nullable<Date>,
        met_on -> Nullable<Date>,
        negotiated_until -> Nullable<Date>,
        sued_on -> Nullable<Date>,
        access_requested_on -> Nullable<Date>,
        breach_known_at -> Nullable<Timestamp>,
        recorded_by_id -> Integer,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    reopenings (id) {
        id -> Integer,
        case_id -> Integer,
        grounds -> Text,
        reopened_by_id -> Integer,
        reopened_at -> Timestamp,
    }
}

diesel::table! {
    declarations (id) {
        id -> Integer,
        case_id -> Integer,
        person_id -> Integer,
        declared_at -> Timestamp,
    }
}

diesel::table! {
    assignments (id) {
        id -> Integer,
        case_id -> Integer,
        from_id -> Integer,
        officer_id -> Integer,
        grounds -> Text,
        assigned_by_id -> Integer,
        assigned_at -> Timestamp,
    }
}
