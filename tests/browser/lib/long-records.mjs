// Forty jobs and events, each as long in another way as people make them.

const WORDS = '海沿いの古い番屋を直しながら季節の魚を干して町の人と旅の人に手わたす仕事と催し';
const long = (letters) => WORDS.repeat(Math.ceil(letters / WORDS.length)).slice(0, letters);
const sentences = (count, letters) => Array.from({ length: count }, () => `${long(letters)}。`).join('');
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90" width="160" height="90"><rect width="160" height="90" fill="#8bb"/><circle cx="80" cy="45" r="30" fill="#c63"/></svg>';

/** The files of a portal with these records, half of them with a picture. */
export function longRecords() {
  const files = {
    'site.yaml': 'title: 海と山と川のあいだの縁をつなぐ広場みなと\nbase_url: https://en-wo-tsunagu-hiroba.minato-machi.example/alumni/\nhome_regions: [minato]\npublisher: {name: 港町 企画財政部 まちづくり推進課 関係人口係, tel: 0300-00-1201}\n',
    'content/regions/minato.md': '---\ntitle: みなと市\nkind: municipality\n---\n',
    'content/groups/kai.md': `---\ntitle: ${long(60)}の会\nkind: npo\nsummary: ${sentences(5, 60)}\n---\n`,
    'static/a.svg': PICTURE,
  };
  for (let number = 1; number <= 20; number += 1) {
    const image = number % 2 ? 'image: {src: /a.svg, alt: 海の絵}\n' : '';
    const common = `title: ${long(8 * number)}\nsummary: ${sentences(number, 10 + 4 * number)}\nregions: [minato]\n${image}`;
    const tel = number % 5 ? ', tel: 0300-00-1234' : '';
    const apply = `apply: {how: "${long(12 * number)}", email: ${'a'.repeat(3 * number)}@kaihin-no-banya.example${tel}}\n`;
    files[`content/jobs/long-${number}.md`] = `---\n${common}${apply}employer: {name: ${long(5 * number)}}\ncontract: part-time\nduties: ${long(100)}\nplace: {mode: onsite, address: ${long(6 * number)}}\n`
      + `hours: {start: 09:00, end: 12:00, days: "${long(8 * number)}"}\nfrequency: weekly\nper_month: 4\npay: {unit: hour, min: 1200, max: 1800, note: "${long(8 * number)}"}\nterm: {months: 12}\nposted: 2026-04-01\ncloses: 2026-12-31\nclosing_words: ${long(4 * number)}\n---\n`;
    files[`content/events/long-${number}.md`] = `---\n${common}apply: {until: 2026-12-20T17:00, how: "${long(12 * number)}"${tel}}\nstarts: 2026-12-2${number % 10}T09:00\nends: 2026-12-2${number % 10}T17:00\n`
      + `repeat: FREQ=MONTHLY;COUNT=${number + 1}\nplace: {name: ${long(6 * number)}, address: ${long(8 * number)}}\nfee: ${long(7 * number)}\ncapacity: 先着30人\ncontact: {name: ${long(6 * number)}, tel: 0300-00-9876}\n---\n${sentences(3, 40)}\n`;
  }
  return files;
}
