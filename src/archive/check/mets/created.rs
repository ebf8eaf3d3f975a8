//! When each file was made: METS says it of every file, and none was made after the package.

use super::Said;
use super::head::is_no_moment;
use crate::archive::check::values::{day, short};
use chrono::NaiveDate;

/// How many files have a fault, and what is said of the first.
#[derive(Default)]
struct Fault {
    many: u64,
    first: String,
}

impl Fault {
    fn add(&mut self, what: impl FnOnce() -> String) {
        if self.many == 0 {
            self.first = what();
        }
        self.many += 1;
    }
}

pub struct Created {
    /// The day after the package was made: clocks stand in different zones.
    end: Option<NaiveDate>,
    missing: Fault,
    strange: Fault,
    late: Fault,
}

impl Created {
    /// Of files in a package that was made on this day.
    pub fn until(made: NaiveDate) -> Created {
        Created {
            end: made.succ_opt(),
            missing: Fault::default(),
            strange: Fault::default(),
            late: Fault::default(),
        }
    }

    pub fn take(&mut self, said: &Said) {
        let name = || short(said.name());
        let Some(text) = said.created.as_deref() else {
            self.missing
                .add(|| format!("CREATED manglar på file, som {}", name()));
            return;
        };
        if is_no_moment(text) {
            self.strange.add(|| {
                let (name, text) = (name(), short(text));
                format!(
                    "CREATED på {name} er «{text}», skulle vere eit tidspunkt (ÅÅÅÅ-MM-DDTtt:mm:ss)"
                )
            });
        }
        let on = text.get(..10).and_then(day);
        if on.zip(self.end).is_some_and(|(on, end)| on > end) {
            self.late.add(|| {
                let (name, text) = (name(), short(text));
                format!("CREATED på {name} er {text}, som er etter at pakken vart laga")
            });
        }
    }

    pub fn judge(self, find: &mut dyn FnMut(String)) {
        for fault in [self.missing, self.strange, self.late] {
            match fault.many {
                0 => (),
                1 => find(fault.first),
                many => find(format!("{} ({many} filer i alt)", fault.first)),
            }
        }
    }
}
