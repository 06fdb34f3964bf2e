//! What people write of each kind, one file a kind. The docs of the fields are the one source of
//! the JSON Schema: a label, then what it means, in Japanese; then the same in English.

mod age;
mod contact_methods;
mod contract;
mod event;
mod group;
mod job;
mod page;
mod pay;
mod place;
mod program;
mod range;
mod region;
mod shared;
mod story;

pub use age::{Age, WrittenAge};
pub use contact_methods::ContactMethods;
pub use contract::{Contract, Contracts};
pub use event::{Event, EventApply, EventPlace};
pub use group::{
    Activity, Channel, ChannelType, Chapter, Commitment, Gain, Group, GroupKind, Join, Subgroup,
};
pub use job::{
    Employer, Frequency, Hours, Insurance, Job, JobPlace, PlaceMode, Renewal, Term, Trial, Welcome,
};
pub use page::{Menu, MenuPlace, Page};
pub use pay::{FixedOvertime, Pay, PayError, PayUnit, WrittenPay, WrittenPayUnit};
pub use place::{Place, PlaceKind};
pub use program::{Program, ProgramApply, ProgramKind};
pub use range::{Range, Reversed};
pub use region::{AccessWay, Coordinates, Figure, Region, RegionKind};
pub(crate) use shared::one_or_many;
pub use shared::{Apply, Common, Consent, Contact, Image, Media, PublisherKind, Status};
pub use story::{LifeStep, Person, Story, Turn};
