// What Google asks of structured data, field by field.
// Source: developers.google.com/search/docs/appearance/structured-data (job-posting, event, breadcrumb, article)
import { finding } from '../lib/findings.mjs';

const isText = (value) => typeof value === 'string' && value.trim() !== '';
const isAddress = (value) => isText(value) && /^https?:\/\/[^\s]+$/.test(value);
const isDay = (value) => isText(value) && /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2}|Z))?$/.test(value) && !Number.isNaN(Date.parse(value));
const isOneOf = (...values) => (value) => [value].flat().length > 0 && [value].flat().every((one) => values.includes(one));
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** By type: the fields that must be there, then what holds of a field where it is there. */
const RULES = {
  JobPosting: {
    must: { title: isText, description: isText, datePosted: isDay, hiringOrganization: ({ name }) => isText(name) },
    may: {
      validThrough: isDay,
      employmentType: isOneOf('FULL_TIME', 'PART_TIME', 'CONTRACTOR', 'TEMPORARY', 'INTERN', 'VOLUNTEER', 'PER_DIEM', 'OTHER'),
      jobLocationType: isOneOf('TELECOMMUTE'),
      directApply: (value) => typeof value === 'boolean',
      baseSalary: ({ currency, value }) => currency === 'JPY' && ['HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'].includes(value?.unitText)
        && [value.value, value.minValue, value.maxValue].some(isNumber),
      jobLocation: ({ address }) => isText(address?.addressCountry) && [address.streetAddress, address.addressLocality, address.addressRegion].some(isText),
    },
    also: (job) => (job.jobLocation || (job.jobLocationType === 'TELECOMMUTE' && isText(job.applicantLocationRequirements?.name)))
      ? null : 'neither jobLocation nor TELECOMMUTE with applicantLocationRequirements',
  },
  Event: {
    must: {
      name: isText,
      startDate: isDay,
      location: (value) => [value].flat().length > 0 && [value].flat().every((place) => place['@type'] === 'VirtualLocation'
        ? isAddress(place.url) : isText(place.address) || Object.entries(place.address ?? {}).some(([key, part]) => key !== '@type' && isText(part))),
    },
    may: {
      endDate: isDay,
      eventStatus: (value) => /^https:\/\/schema\.org\/Event(Scheduled|Cancelled|Postponed|Rescheduled|MovedOnline)$/.test(value),
      eventAttendanceMode: (value) => /^https:\/\/schema\.org\/(Offline|Online|Mixed)EventAttendanceMode$/.test(value),
      offers: ({ price, priceCurrency }) => isNumber(price) && priceCurrency === 'JPY',
      image: isAddress,
      organizer: ({ name }) => isText(name),
    },
    also: ({ startDate, endDate }) => endDate && Date.parse(endDate) < Date.parse(startDate) ? 'ends before it starts' : null,
  },
  BreadcrumbList: {
    must: { itemListElement: (items) => items.length > 1 && items.every((item, at) => item.position === at + 1 && isText(item.name) && (at === items.length - 1 || isAddress(item.item))) },
    may: {},
  },
  Article: { must: { headline: isText }, may: { author: ({ name }) => isText(name), datePublished: isDay, dateModified: isDay, image: isAddress } },
  WebSite: { must: { name: isText, url: isAddress }, may: {} },
  Organization: { must: { name: isText }, may: { url: isAddress, image: isAddress } },
};

export function checkRichResults(things) {
  return things.flatMap(({ path, thing }) => {
    const rules = RULES[thing['@type']];
    if (!rules) return [];
    const said = [];
    for (const [field, holds] of Object.entries(rules.must)) if (thing[field] === undefined || !holds(thing[field])) said.push(`${field}: ${JSON.stringify(thing[field])}`);
    for (const [field, holds] of Object.entries(rules.may)) if (thing[field] !== undefined && !holds(thing[field])) said.push(`${field}: ${JSON.stringify(thing[field])}`);
    const also = rules.also?.(thing);
    if (also) said.push(also);
    return said.map((what) => finding(path, `${thing['@type']}: ${what}`));
  });
}
