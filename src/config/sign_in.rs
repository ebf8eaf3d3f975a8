//! The settings of the doorway.

use super::fault::Fault;
use super::oidc;
use super::values::Values;
use crate::domain::provider::Local;
use crate::domain::second_factor::{Demand, Policy};
use crate::identity::settings::Settings as Provider;
use chrono::TimeDelta;
use std::path::PathBuf;

pub struct SignIn {
    pub second_factor: Policy,
    /// How old a proof may be before something that weighs; `None` to never ask again.
    pub proof: Option<TimeDelta>,
    /// Where the key lies that opens the sealed secrets; `None` for the data folder.
    pub key_file: Option<PathBuf>,
    /// The municipality's own provider.
    pub provider: Option<Provider>,
    /// Who may sign in with a password.
    pub local: Local,
}

pub fn read(values: &Values) -> Result<SignIn, Fault> {
    let usual = Policy::default();
    let office = values.read_as("sign_in.second_factor", Demand::parse)?;
    let leader = values.read_as("sign_in.leader_second_factor", Demand::parse)?;
    let provider = oidc::provider(values)?;
    Ok(SignIn {
        local: oidc::local(values, provider.is_some())?,
        provider,
        second_factor: Policy {
            office: office.unwrap_or(usual.office),
            // Who turns it off for the office has turned it off for everybody.
            leader: match (leader, office) {
                (Some(leader), _) => leader,
                (None, Some(Demand::Off)) => Demand::Off,
                (None, _) => usual.leader,
            },
        },
        proof: Some(
            values
                .number("sign_in.proof_minutes", 0..=480)?
                .unwrap_or(10),
        )
        .filter(|minutes| *minutes > 0)
        .map(TimeDelta::minutes),
        key_file: values.path("sign_in.key_file")?,
    })
}
