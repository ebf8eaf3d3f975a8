//! Schedule, holds and disposal, in English.

use super::{Disposals, Holds, Keeping, Schedule};
use crate::domain::disposal::{Refusal, State};
use crate::domain::hold::{self, Reason};
use crate::domain::schedule::{self, Consideration, Place, Wrong};

pub const EN: Keeping = Keeping {
    schedule: Schedule {
        title: "Retention schedule",
        lead: "How long the municipality keeps what the law does not preserve, and why (arkivforskrifta § 3). The archivist writes, somebody else approves.",
        in_force: "In force",
        none: "No schedule is in force yet. The periods are suggestions, and nothing can be destroyed.",
        version: |number| format!("Version {number}"),
        waits: "Waits for approval",
        superseded: "Superseded",
        is_in_force: "In force",
        later: "In force later",
        drafted_by: "Written by",
        approved_by: "Approved by",
        from: "In force from",
        from_hint: "Today or later, within two years and not after the schedule is to be reviewed. Day.month.year.",
        approve: "Approve the version",
        own: "You wrote this version: somebody else must approve it.",
        not_yours: "The archivist writes the schedule. The head of HR, the chief executive or another archivist approves.",
        annex: "Annex to the documentation plan (PDF)",
        contents: "On this page",
        history: "Versions",
        write: "Write a new version",
        write_lead: "A version is never edited. Weigh all four considerations for each period (arkivforskrifta § 3 second paragraph).",
        owner: "Owner",
        owner_hint: "The post that answers for the schedule.",
        review_on: "To be reviewed by",
        overdue: "The schedule was to be reviewed by",
        overdue_then: "Look at the considerations again, and save a new version with a new day (arkivforskrifta § 3).",
        row,
        short_row,
        outcome: "How long",
        own_period: "Own period",
        for_ever: "For ever",
        until_decided: "Until the archivist has decided",
        months: "Months",
        months_hint: "1 to 120; for a period of its own only.",
        months_number: |months| match months {
            1 => "1 month".to_owned(),
            months => format!("{months} months"),
        },
        weighed,
        save: "Save the version",
        warning: "A warning alone",
        warning_unset: "Not answered. Cases with a warning are kept until you have answered (bevaringsforskrifta § 33 g).",
        warning_yes: "Yes, a consequence for the employment: kept for ever.",
        warning_no: "No, not a consequence: own period.",
        answer_moved: "The answer on warnings was changed after this version was written, and the new answer holds. Write a new version, so that the schedule says the same (bevaringsforskrifta § 33 g).",
        answer: "Answer on the archive page",
        choose: "Choose how long.",
        date_wrong: "Write the date as day.month.year.",
        wrong,
        refusal: schedule_refusal,
    },
    holds: Holds {
        title: "How the case is kept",
        case: "Case",
        lead: "How long the case is kept and why, and what stops its disposal.",
        retention: "Retention",
        since: "Set",
        no_marks: "The case is not closed, and its retention is not set.",
        holds: "Legal holds",
        none: "No hold is set.",
        reason: "Why",
        reasons: |reason| match reason {
            Reason::Dispute => "Dispute or suit",
            Reason::Complaint => "Complaint",
            Reason::AccessRequest => "Request for access",
            Reason::Supervision => "Supervision",
            Reason::SuitDeadline => {
                "The deadline for a suit is open (Working Environment Act § 17-4)"
            }
            Reason::PoliceReport => "Report to the police (Criminal Procedure Act § 223)",
            Reason::DataSubject => "Request of the data subject (GDPR art. 15–21)",
            Reason::Whistleblowing => {
                "Open whistleblowing case (Working Environment Act chapter 2 A)"
            }
        },
        grounds: "Grounds",
        grounds_hint: "At least 10 characters. Write no more about people than you must.",
        until: "Expected end",
        until_hint: "Day.month.year, or empty. The hold does not end by itself.",
        expected: "Expected end",
        passed: "The expected end has passed: see whether the cause stands",
        set: "Set the hold",
        set_by: "Set by",
        end: "End the hold",
        end_grounds: "Why the hold ends",
        least: "At least 10 characters.",
        ended: "Ended by",
        obstacles: "This stops disposal today",
        no_obstacles: "Nothing stops disposal. The case is kept until two people have destroyed it.",
        destroyed: "The content is destroyed",
        choose: "Choose why.",
        date_wrong: "Write the date as day.month.year.",
        refusal: |refusal| match refusal {
            hold::Refusal::TooShort => "Write grounds of at least 10 characters.",
            hold::Refusal::TooLong => "The grounds can have 1000 characters.",
            hold::Refusal::Forbidden(_) => {
                "The grounds hold a character that cannot be kept. Write them again."
            }
            hold::Refusal::UntilTooFar => {
                "Choose a day within ten years, or leave the field empty."
            }
            hold::Refusal::UntilPassed => "Choose today or a later day, or leave the field empty.",
            hold::Refusal::Ended => "The hold has ended already.",
            hold::Refusal::Already => {
                "The case is held for the same reason already, in the same words."
            }
            hold::Refusal::Destroyed => "The content of the case is destroyed.",
        },
    },
    disposals: Disposals {
        title: "Disposal",
        lead: "The archivist draws up the list, somebody else approves each line, and after seven days the list can be carried out (arkivlova § 13). Nothing is destroyed by time alone.",
        no_schedule: "No schedule is in force, so nothing can be destroyed (arkivforskrifta § 3).",
        to_schedule: "The retention schedule",
        review: "Periods that have ended",
        review_lead: "Choose the cases for the list, and write why each can be destroyed.",
        nothing: "No case has a period of its own that has ended.",
        choose: |number| format!("Put case {number} on the list"),
        documents: |count| match count {
            1 => "1 document".to_owned(),
            count => format!("{count} documents"),
        },
        can_from: "the period has ended, can be destroyed from",
        grounds: |number| format!("Why case {number} can be destroyed"),
        grounds_hint: "At least 10 characters. Stays for ever: do not write whom or what the case was about.",
        draw: "Draw up the list",
        lists: "Lists",
        no_lists: "No lists have been drawn up.",
        list: |at| format!("Disposal list of {at}"),
        state: |state| match state {
            State::Drawn => "Waits for approval",
            State::Cooling => "Approved, can be stopped",
            State::Ready => "Can be carried out",
            State::Stopped => "Stopped",
            State::Begun => "Under way",
            State::Finished => "Destroyed",
            State::Spared => "Finished, nothing destroyed",
        },
        drawn_by: "Drawn up by",
        approved_by: "Answered by",
        stopped_by: "Stopped by",
        schedule: |number| format!("under schedule version {number}"),
        rule: "Rule",
        why: "Reason",
        verdict: |number| format!("Answer for case {number}"),
        approve: "Approve disposal",
        take_out: "Take it off the list",
        take_out_why: "Why it is taken off",
        take_out_hint: "Only when it is taken off. At least 10 characters.",
        answer: "Send the answer",
        answer_lead: "Answer each line. After that the list can be stopped for seven days.",
        own: "You drew up the list: somebody else must approve it (the head of HR, the chief executive or another archivist).",
        approved: "Approved",
        taken_out: "Taken off",
        none_approved: "No lines were approved.",
        erased: "Destroyed",
        holds: |files, bytes| match files {
            1 => format!("1 file, {bytes}"),
            files => format!("{files} files, {bytes}"),
        },
        refused: "Not destroyed",
        cooling: "The list can be carried out from",
        until: "and can be stopped until it is carried out.",
        stop: "Stop the list",
        stop_reason: "Why the list is stopped",
        stop_hint: "At least 10 characters. Stays on the list.",
        stop_short: "Write why the list is stopped, at least 10 characters.",
        of_case: |number, said| format!("Case {number}: {said}"),
        execute: "Carry out the disposal",
        execute_lead: "The content of the cases is gone for ever. Each case is looked at once more first.",
        confirm: |cases| match cases {
            1 => "The content of 1 case is to be gone for ever".to_owned(),
            cases => format!("The content of {cases} cases is to be gone for ever"),
        },
        confirm_first: "Tick that the content is to be gone, and choose the button again.",
        of_the_two: "The two who stand behind the list carry it out.",
        resume: "Take it up again",
        resume_lead: "The work is under way, or was cut off. If it was cut off, take it up again here.",
        look_again: "Look again",
        certificate: "Certificate of disposal (PDF)",
        checksum: "SHA-256",
        obstacle,
        refusal,
    },
};

fn row(code: &str) -> &'static str {
    match code {
        "R14" => "A warning without other consequences, from the day of the warning",
        "R15" => "Guidance, from the closing",
        "R16" => "No reaction because the report was unfounded, from the closing",
        "D3" => {
            "Copied evidence in a case that is preserved because it is a whistleblowing case, from the closing. Only where the answer on evidence is no"
        }
        _ => "No reaction because the utterance was protected, from the closing",
    }
}

fn short_row(code: &str) -> &'static str {
    match code {
        "R14" => "Warning",
        "R15" => "Guidance",
        "R16" => "Unfounded report",
        "D3" => "Copied evidence",
        _ => "Protected utterance",
    }
}

fn weighed(which: Consideration) -> &'static str {
    match which {
        Consideration::OtherRules => "Rules on limited retention elsewhere",
        Consideration::OwnNeeds => "The municipality's own needs",
        Consideration::NeedsOfOthers => "Legal needs of other bodies and private parties",
        Consideration::NeedsOfCitizens => "What citizens need",
    }
}

fn wrong(place: Place, wrong: Wrong) -> &'static str {
    match (wrong, place) {
        (Wrong::NoOwner, _) => "Write which post answers for the schedule.",
        (Wrong::ReviewTooFar, _) => "Choose a day within ten years.",
        (Wrong::ReviewPassed, _) => "Choose a day after today.",
        (Wrong::Months, _) => "Write the months as a number from 1 to 120.",
        (Wrong::TooShort, _) => {
            "Write what you weighed, at least 20 characters (arkivforskrifta § 3)."
        }
        (Wrong::TooLong, Place::Owner) => "The post can have 200 characters.",
        (Wrong::TooLong, _) => "The text can have 2000 characters.",
        (Wrong::Forbidden(_), _) => {
            "The text holds a character that cannot be kept. Write it again."
        }
    }
}

fn schedule_refusal(refusal: schedule::Refusal) -> &'static str {
    match refusal {
        schedule::Refusal::OwnDraft => "You wrote this version: somebody else must approve it.",
        schedule::Refusal::Superseded => "A newer version has been written. Approve that one.",
        schedule::Refusal::Approved => "The version is approved already.",
        schedule::Refusal::FromPast => "Choose today or a later day.",
        schedule::Refusal::AfterReview => {
            "The schedule is to be reviewed before that day. Choose an earlier day (arkivforskrifta § 3)."
        }
        schedule::Refusal::TooFar => "Choose a day within two years (arkivforskrifta § 3).",
        schedule::Refusal::AnswerMoved => {
            "The answer on warnings was changed after the version was written. Save the schedule again (bevaringsforskrifta § 33 g)."
        }
        schedule::Refusal::Already => {
            "This schedule waits for approval already. Change something before you save it again (arkivforskrifta § 3)."
        }
    }
}

fn obstacle(code: &str) -> &'static str {
    match code {
        "open" => "The case is open.",
        "kept" => "The case is to be kept, or its period is not approved in the schedule.",
        "period_runs" => "The period has not ended (arkivforskrifta § 3).",
        "hold" => "A legal hold stands.",
        "unanswered_request" => {
            "Somebody has asked to see documents of the case, and the request is not answered. Answer it first (Archives Act § 13)."
        }
        "open_demand" => "A demand for negotiation is not settled (arbeidsmiljølova § 17-3).",
        "open_suit" => {
            "A suit is registered, and nobody has written that it is finished. When the judgment is final: set a hold for a dispute, and let another than whoever destroys end it (Working Environment Act § 17-4)."
        }
        "open_access" => {
            "A request for access is registered among the clocks, and nobody has written that it is finished. When it is answered: set a hold for a request for access, and let another than whoever destroys end it (GDPR art. 15)."
        }
        "new_material" => "Something has come into the case since the list was drawn up.",
        "tied" => "A case that it belongs with is open or kept (bevaringsforskrifta § 33 g and h).",
        "blocked" => "Something in the case is blocked. Lift the blocking first.",
        "ended_hold" => {
            "Whoever ended a hold on the case, or withdrew a request for access to it, does not stand behind that it is destroyed. Another archivist draws up the list, somebody else approves it and carries it out (Archives Act § 13)."
        }
        "newer_schedule" => {
            "A newer schedule is in force, and the line cites the old one: take it off, and draw up a new list (arkivforskrifta § 3)."
        }
        "listed" => "The case stands on another list.",
        _ => "A file of the case is gone or was changed. Verify the trail first.",
    }
}

fn refusal(refusal: &Refusal) -> String {
    let said = match refusal {
        Refusal::NoSchedule => {
            "No schedule is in force. Write it, and have it approved (arkivforskrifta § 3)."
        }
        Refusal::NoCases => "Choose at least one case.",
        Refusal::TooMany => "A list can have 100 cases. Draw up several lists.",
        Refusal::Obstacle(number, why) => {
            return format!("Case {number}: {}", obstacle(why.code()));
        }
        Refusal::TooShort => "Write grounds of at least 10 characters.",
        Refusal::TooLong => "Grounds can have 1000 characters.",
        Refusal::Forbidden(_) => {
            "The grounds hold a character that cannot be kept. Write them again."
        }
        Refusal::OwnList => "You drew up the list: somebody else must approve it.",
        Refusal::EndedHold(number) => {
            return format!(
                "You ended a hold on case {number}, or withdrew a request for access to it: another archivist must put it on the list, and somebody else approve it and carry it out (Archives Act § 13)."
            );
        }
        Refusal::Unanswered(number) => return format!("Answer the line of case {number}."),
        Refusal::NoReason(number) => {
            return format!("Write why case {number} is taken off, at least 10 characters.");
        }
        Refusal::Answered => "The list is answered already.",
        Refusal::NotApproved => "The list is not approved.",
        Refusal::Cooling(_) => "The list can still be stopped, and cannot be carried out yet.",
        Refusal::Stopped => "The list is stopped.",
        Refusal::Begun => "The list is under way.",
        Refusal::Finished => "The list is carried out.",
        Refusal::NotOfTheTwo => "Only the two who stand behind the list carry it out.",
        Refusal::ExportRuns => "An extraction is being made. Wait until it is done.",
        Refusal::NotYet => "Something could not be removed yet. Take it up again in a while.",
    };
    said.to_owned()
}
