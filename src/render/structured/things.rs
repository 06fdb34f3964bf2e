//! The types of schema.org that pages speak of, with the properties that we know.

use serde::Serialize;

/// Types of schema.org: what each must have, then what it has where it is known.
macro_rules! things {
    ($($(#[$doc:meta])* $name:ident {
        $($(#[$always:meta])* $field:ident: $type:ty,)* ; $($(#[$known:meta])* $maybe:ident: $of:ty,)*
    })*) => {$(
        #[derive(Debug, Clone, Serialize)]
        #[serde(tag = "@type", rename_all = "camelCase")]
        $(#[$doc])*
        pub(super) struct $name {
            $($(#[$always])* pub $field: $type,)*
            $($(#[$known])* #[serde(skip_serializing_if = "Option::is_none")] pub $maybe: Option<$of>,)*
        }
    )*};
}

things! {
    /// A job that one can apply for.
    JobPosting {
        title: String,
        description: String,
        date_posted: String,
        hiring_organization: Organization,
        ;
        url: String,
        job_location: Place,
        job_location_type: &'static str,
        applicant_location_requirements: Country,
        valid_through: String,
        base_salary: MonetaryAmount,
        employment_type: EmploymentType,
        identifier: PropertyValue,
        direct_apply: bool,
    }
    /// One time that an event takes place. Events of a portal are of another type, which has the plain name.
    #[serde(rename = "Event")]
    SchemaEvent {
        name: String,
        start_date: String,
        #[serde(rename = "eventStatus")]
        status: &'static str,
        #[serde(rename = "eventAttendanceMode")]
        attendance_mode: &'static str,
        location: Vec<Location>,
        ;
        end_date: String,
        description: String,
        url: String,
        image: String,
        organizer: Organization,
        offers: Offer,
        is_accessible_for_free: bool,
    }
    /// A group, an employer, an office.
    Organization {
        name: String,
        ;
        url: String,
        description: String,
        founding_date: String,
        dissolution_date: String,
        image: String,
        same_as: Vec<String>,
        area_served: Vec<AdministrativeArea>,
    }
    /// A story.
    Article {
        headline: String,
        in_language: String,
        ;
        url: String,
        description: String,
        image: String,
        author: Person,
        about: Person,
        date_published: String,
        date_modified: String,
        publisher: Organization,
    }
    /// A person, by the name that the page shows.
    Person { name: String, ; }
    /// Public help.
    GovernmentService {
        name: String,
        service_type: String,
        ;
        url: String,
        description: String,
        provider: Organization,
        audience: Audience,
        area_served: Vec<AdministrativeArea>,
    }
    /// For whom something is.
    Audience { audience_type: String, ; }
    /// A place.
    Place {
        ;
        name: String,
        address: PostalAddress,
        description: String,
        url: String,
        same_as: String,
        image: String,
    }
    /// Where something is held on the web.
    VirtualLocation { url: String, ; }
    /// A region.
    AdministrativeArea {
        name: String,
        ;
        url: String,
        description: String,
        image: String,
        contained_in_place: Box<AdministrativeArea>,
    }
    /// A country.
    Country { name: &'static str, ; }
    /// Where somebody finds a place.
    PostalAddress {
        ;
        street_address: String,
        address_locality: String,
        address_region: String,
        address_country: &'static str,
    }
    /// A sum for some time.
    MonetaryAmount { currency: &'static str, value: QuantitativeValue, ; }
    /// A number, or from which to which.
    QuantitativeValue { unit_text: &'static str, ; value: u32, min_value: u32, max_value: u32, }
    /// What something costs.
    Offer { price: u32, price_currency: &'static str, ; url: String, }
    /// A name of somebody's own for something.
    PropertyValue { name: String, value: String, ; }
    /// Where a page stands in its site.
    BreadcrumbList { item_list_element: Vec<ListItem>, ; }
    /// A step of the way to a page.
    ListItem { position: usize, name: String, ; item: String, }
    /// A site.
    WebSite {
        name: String,
        url: String,
        in_language: String,
        ;
        description: String,
        publisher: Organization,
        potential_action: SearchAction,
    }
    /// How a site is searched.
    SearchAction {
        target: EntryPoint,
        #[serde(rename = "query-input")]
        query_input: &'static str,
        ;
    }
    /// The address that a search is sent to.
    EntryPoint {
        #[serde(rename = "urlTemplate")]
        address: String,
        ;
    }
}

/// Where an event is held.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Location {
    Place(Place),
    Virtual(VirtualLocation),
}

/// The type of employment of a job, or those among which one can choose.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(super) enum EmploymentType {
    One(&'static str),
    Several(Vec<&'static str>),
}

/// What a page is about.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Thing {
    JobPosting(Box<JobPosting>),
    Event(Box<SchemaEvent>),
    Organization(Box<Organization>),
    Article(Box<Article>),
    Service(Box<GovernmentService>),
    Place(Box<Place>),
    Region(Box<AdministrativeArea>),
    Breadcrumbs(BreadcrumbList),
    Site(Box<WebSite>),
}

impl Organization {
    /// An organisation of which only the name is known.
    pub(super) const fn named(name: String) -> Self {
        Self {
            name,
            url: None,
            description: None,
            founding_date: None,
            dissolution_date: None,
            image: None,
            same_as: None,
            area_served: None,
        }
    }
}

impl AdministrativeArea {
    /// A region of which only the name and the page are known.
    pub(super) const fn named(name: String, url: Option<String>) -> Self {
        Self { name, url, description: None, image: None, contained_in_place: None }
    }
}
