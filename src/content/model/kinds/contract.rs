//! The forms of work: of a job at least one.

use serde::Deserialize;

use crate::content::model::types::choices;

choices! {
    /// The form of the work.
    Contract in ["contract"] {
        Permanent = "permanent";
        FixedTerm = "fixed-term";
        PartTime = "part-time";
        TemporaryAgency = "temporary-agency";
        Outsourced = "outsourced";
        PaidVolunteer = "paid-volunteer";
        Volunteer = "volunteer";
        ProBono = "pro-bono";
        Internship = "internship";
        WorkerCoop = "worker-coop";
        Other = "other";
    }
}

impl Contract {
    /// Whether it is one of employment: one is paid wages, and the laws on recruiting hold.
    pub const fn is_employment(self) -> bool {
        match self {
            Self::Permanent | Self::FixedTerm | Self::PartTime | Self::TemporaryAgency | Self::WorkerCoop => {
                true
            }
            Self::Outsourced
            | Self::PaidVolunteer
            | Self::Volunteer
            | Self::ProBono
            | Self::Internship
            | Self::Other => false,
        }
    }
}

/// The forms of work among which one can choose: at least one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<Contract>")]
pub struct Contracts(Vec<Contract>);

impl Contracts {
    /// Each of them, in the order in which they were written.
    pub fn iter(&self) -> impl Iterator<Item = Contract> {
        self.0.iter().copied()
    }
}

impl TryFrom<Vec<Contract>> for Contracts {
    type Error = &'static str;

    fn try_from(written: Vec<Contract>) -> Result<Self, &'static str> {
        let mut each = Vec::with_capacity(written.len());
        for contract in written {
            if !each.contains(&contract) {
                each.push(contract);
            }
        }
        if each.is_empty() { Err("no contract") } else { Ok(Self(each)) }
    }
}
