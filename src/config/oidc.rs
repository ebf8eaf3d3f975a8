//! The section `[sign_in.oidc]`: the municipality's own provider, and who signs in without it.

use super::address::is_loopback;
use super::fault::Fault;
use super::values::Values;
use crate::domain::person::Role;
use crate::domain::provider::{Access, Key, Local, Terms};
use crate::identity::settings::{Settings, issuer};
use std::time::Duration;

/// The key of each role's groups.
const GROUPS: [(Role, &str); 8] = [
    (Role::Leader, "sign_in.oidc.groups.leader"),
    (Role::HrOfficer, "sign_in.oidc.groups.hr_officer"),
    (Role::HrHead, "sign_in.oidc.groups.hr_head"),
    (Role::ChiefExecutive, "sign_in.oidc.groups.chief_executive"),
    (Role::Archivist, "sign_in.oidc.groups.archivist"),
    (Role::Auditor, "sign_in.oidc.groups.auditor"),
    (Role::Administrator, "sign_in.oidc.groups.administrator"),
    (Role::Mayor, "sign_in.oidc.groups.mayor"),
];
const ACCESS: &str = "sign_in.oidc.groups.access";

/// The provider, where there is one.
pub fn provider(values: &Values) -> Result<Option<Settings>, Fault> {
    if !values.has_any("sign_in.oidc.") {
        return Ok(None);
    }
    let found = values.read_as("sign_in.oidc.issuer", |text| {
        issuer(text).filter(|issuer| match issuer.url().scheme() {
            "https" => true,
            "http" => issuer.url().host_str().is_some_and(is_loopback),
            _ => false,
        })
    })?;
    let text = |path, usual: &str| Ok(values.text(path)?.unwrap_or_else(|| usual.to_owned()));
    let timeout = values.number("sign_in.oidc.timeout_seconds", 1..=30)?;
    Ok(Some(Settings {
        issuer: found.ok_or_else(|| values.wrong("sign_in.oidc.issuer"))?,
        client_id: needed(values, "sign_in.oidc.client_id")?,
        client_secret: values
            .secret(
                "sign_in.oidc.client_secret",
                "sign_in.oidc.client_secret_file",
            )?
            .filter(|secret| !secret.is_empty())
            .ok_or_else(|| values.wrong("sign_in.oidc.client_secret"))?,
        key_claim: text("sign_in.oidc.person_claim", "email")?,
        groups_claim: text("sign_in.oidc.groups_claim", "groups")?,
        scopes: words(&text("sign_in.oidc.scopes", "profile email")?),
        timeout: Duration::from_secs(timeout.map_or(8, i64::cast_unsigned)),
        terms: terms(values)?,
    }))
}

fn needed(values: &Values, path: &'static str) -> Result<String, Fault> {
    values.text(path)?.ok_or_else(|| values.wrong(path))
}

fn terms(values: &Values) -> Result<Terms, Fault> {
    let mut groups = vec![];
    for (role, path) in GROUPS {
        if let Some(named) = values.read_as(path, names)? {
            groups.push((role, named));
        }
    }
    let access = values.read_as(ACCESS, |text| match text {
        "*" => Some(Access::Everybody),
        text => names(text).map(Access::Groups),
    })?;
    if access.is_none() && groups.is_empty() {
        // Nobody would come in.
        return Err(values.wrong(ACCESS));
    }
    let asked = |path| Ok::<_, Fault>(values.text(path)?.as_deref().map_or_else(Vec::new, words));
    Ok(Terms {
        key: values
            .read_as("sign_in.oidc.person_key", Key::parse)?
            .unwrap_or_default(),
        access: access.unwrap_or(Access::Groups(vec![])),
        groups,
        classes: asked("sign_in.oidc.requires_acr")?,
        methods: asked("sign_in.oidc.requires_amr")?,
    })
}

/// Names of groups, apart by semicolons: a name may have spaces and commas in it.
fn names(text: &str) -> Option<Vec<String>> {
    let names: Vec<String> = text.split(';').map(|name| name.trim().to_owned()).collect();
    names.iter().all(|name| !name.is_empty()).then_some(names)
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Who signs in with a password. With a provider it is nobody but the emergency list, unless the operator says otherwise.
pub fn local(values: &Values, has_provider: bool) -> Result<Local, Fault> {
    let is_emergency = values.read_as("sign_in.local", |text| match text {
        "everybody" => Some(false),
        "emergency" => Some(true),
        _ => None,
    })?;
    let listed = values.read_as("sign_in.emergency", |text| {
        let numbers: Vec<String> = text.split(',').map(|it| it.trim().to_owned()).collect();
        numbers.iter().all(|it| !it.is_empty()).then_some(numbers)
    })?;
    match (is_emergency.unwrap_or(has_provider), listed) {
        (true, _) if !has_provider => Err(Fault::Combination(format!(
            "{}: emergency utan [sign_in.oidc] stengjer alle andre ute; set opp kommunen si innlogging først",
            values.place("sign_in.local")
        ))),
        (true, None) => Err(values.wrong("sign_in.emergency")),
        (true, Some(listed)) => Ok(Local::BreakGlass(listed)),
        (false, Some(_)) => Err(Fault::Combination(format!(
            "{}: gjeld berre når sign_in.local er emergency",
            values.place("sign_in.emergency")
        ))),
        (false, None) => Ok(Local::Everybody),
    }
}
