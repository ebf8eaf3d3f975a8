//! The house with its lights on: the front desk and the night watch together.
//!
//! It stands beside the floors: only here do `web`, `jobs` and the settings meet.

mod by_hand;
pub mod folder;
mod key;
pub mod logs;
mod master;
mod open;
mod post;
mod running;

pub use by_hand::run_job;
pub use folder::Folder;
pub use key::seal_key;
pub use open::{
    House, NotOpened, database_url, open_folder, paper, private_database, unreachable_database,
};
pub use post::Post;
pub use running::{Opening, run};
