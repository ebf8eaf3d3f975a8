//! What the case officer has found, as the assessment takes it.

use crate::domain::case::Channel;
use crate::domain::coded::Coded;
use crate::domain::factor::Factor;
use crate::domain::gate::{Gates, Question};
use crate::domain::guideline::Point;
use serde::ser::{SerializeMap, Serializer};
use serde::{Serialize, ser::SerializeStruct};

/// One case, seen through a rule set: points and factors are that rule set's own.
/// Serialised, it is the input document again.
#[derive(Clone, Debug, PartialEq)]
pub struct Input<'r> {
    /// A free reference, echoed.
    pub id: String,
    /// Any order; a point given twice counts once.
    pub points: Vec<&'r Point>,
    pub channel: Channel,
    /// Any order; a factor given twice counts once.
    pub factors: Vec<&'r Factor>,
    pub gates: Gates,
    pub subject: Option<Subject>,
}

/// Background for the reader. It never moves the proposal: the factors A4, A5, M3 and M4 do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Subject {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_leader: Option<bool>,
    /// At least 0, finite.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "years")]
    pub years_of_service: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_prior_warnings: Option<u64>,
}

/// Whole years are written without a fraction.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::ref_option,
    reason = "serde hands fields over by reference, and the cast is checked to fit"
)]
fn years<S: Serializer>(years: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match years {
        Some(whole) if whole.fract() == 0.0 && (0.0..1e15).contains(whole) => {
            serializer.serialize_u64(*whole as u64)
        }
        Some(years) => serializer.serialize_f64(*years),
        None => serializer.serialize_none(),
    }
}

impl Serialize for Input<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let points: Vec<&str> = self.points.iter().map(|it| it.code.as_str()).collect();
        let factors: Vec<&str> = self.factors.iter().map(|it| it.code.as_str()).collect();
        let fields = 5 + usize::from(self.subject.is_some());
        let mut document = serializer.serialize_struct("Input", fields)?;
        document.serialize_field("id", &self.id)?;
        document.serialize_field("points", &points)?;
        document.serialize_field("channel", self.channel.code())?;
        document.serialize_field("factors", &factors)?;
        document.serialize_field("gates", &GivenAnswers(&self.gates))?;
        if let Some(subject) = &self.subject {
            document.serialize_field("subject", subject)?;
        }
        document.end()
    }
}

struct GivenAnswers<'g>(&'g Gates);

impl Serialize for GivenAnswers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Question::ALL.len()))?;
        for question in Question::ALL {
            let answers = self.0.answers(*question);
            if let ([answer], false) = (answers.as_slice(), question.takes_many()) {
                map.serialize_entry(question.code(), answer)?;
            } else {
                map.serialize_entry(question.code(), &answers)?;
            }
        }
        map.end()
    }
}
