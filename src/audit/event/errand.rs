//! What the house does by itself, and what people do because it told them to.

use super::Data;

/// A job, a deadline, or something that is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    JobBegun {
        job: &'static str,
    },
    JobEnded {
        job: &'static str,
        outcome: &'static str,
    },
    DeadlinesTold {
        mails: usize,
    },
    DigestsQueued {
        mails: usize,
    },
    TaskFinished,
}

impl Errand {
    pub fn name(self) -> &'static str {
        match self {
            Errand::JobBegun { .. } => "job-begun",
            Errand::JobEnded { .. } => "job-ended",
            Errand::DeadlinesTold { .. } => "deadlines-told",
            Errand::DigestsQueued { .. } => "digests-queued",
            Errand::TaskFinished => "task-finished",
        }
    }

    pub fn data(self) -> Data {
        match self {
            Errand::JobBegun { job } => Data::from([("job", job.to_owned())]),
            Errand::JobEnded { job, outcome } => {
                Data::from([("job", job.to_owned()), ("outcome", outcome.to_owned())])
            }
            Errand::DeadlinesTold { mails } | Errand::DigestsQueued { mails } => {
                Data::from([("mails", mails.to_string())])
            }
            Errand::TaskFinished => Data::new(),
        }
    }
}
