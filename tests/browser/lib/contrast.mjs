// The contrast of texts as they are drawn: their picture with the letters, against their picture without.

const AA_SMALL = 4.5;
const AA_LARGE = 3;

/** In CSS pixels: what stands further apart is photographed apart. */
const TALLEST_PICTURE = 1200;

/** Answers `{ selector, ratio, needed }` of each text; a ratio of 0 means that no text was drawn. */
export async function measureContrasts(page, selectors) {
  const texts = await page.evaluate(placesOf, [selectors, AA_SMALL, AA_LARGE]);
  const measured = [];
  for (const group of photographedTogether(texts)) measured.push(...(await measureGroup(page, group)));
  // What a bar covers in the picture of the whole page is scrolled free of it.
  for (const text of measured.filter(({ ratio, needed }) => ratio < needed)) {
    await page.locator(text.selector).first().scrollIntoViewIfNeeded();
    const [place] = await page.evaluate(placesOf, [[text.selector], AA_SMALL, AA_LARGE]);
    const [again] = await measureGroup(page, [place], false);
    text.ratio = Math.max(text.ratio, again.ratio);
  }
  return measured;
}

/** Runs in the page: where each text stands on it, and the contrast that it needs. */
function placesOf([selectors, small, large]) {
  return selectors.map((selector) => {
    const node = document.querySelector(selector);
    const { left, top, width, height } = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    return { selector, box: { x: left + scrollX, y: top + scrollY, width, height }, needed: isLarge ? large : small };
  });
}

/** Texts near each other share a picture, unless one stands in the box of the other and would be taken for it. */
function photographedTogether(texts) {
  const groups = [];
  for (const text of [...texts].sort((a, b) => a.box.y - b.box.y)) {
    const group = groups.find(([first, ...rest]) =>
      text.box.y + text.box.height - first.box.y <= TALLEST_PICTURE && ![first, ...rest].some((other) => overlap(other.box, text.box)));
    if (group) group.push(text);
    else groups.push([text]);
  }
  return groups;
}

const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

async function measureGroup(page, group, fullPage = true) {
  const left = Math.max(0, Math.floor(Math.min(...group.map(({ box }) => box.x))));
  const top = Math.max(0, Math.floor(Math.min(...group.map(({ box }) => box.y))));
  const right = Math.max(...group.map(({ box }) => box.x + box.width));
  const bottom = Math.max(...group.map(({ box }) => box.y + box.height));
  const clip = { x: left, y: top, width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
  const scrolled = fullPage ? { x: 0, y: 0 } : await page.evaluate(() => ({ x: scrollX, y: scrollY }));
  const options = { animations: 'disabled', fullPage, clip: { ...clip, x: clip.x - scrolled.x, y: clip.y - scrolled.y } };
  const withText = await page.screenshot(options);
  const hidden = group.flatMap(({ selector }) => [selector, `${selector} *`]).join(', ');
  const hide = await page.addStyleTag({ content: `${hidden} { color: transparent !important; fill: transparent !important; text-shadow: none !important; transition: none !important }` });
  const without = await page.screenshot(options);
  await hide.evaluate((style) => style.remove());
  const pictures = [withText, without].map((picture) => `data:image/png;base64,${picture.toString('base64')}`);
  const parts = group.map(({ box }) => ({ ...box, x: box.x - clip.x, y: box.y - clip.y }));
  const ratios = await page.evaluate(strongest, [pictures, parts, clip.width]);
  return group.map(({ selector, needed }, at) => ({ selector, needed, ratio: ratios[at] }));
}

/**
 * Runs in the page: the contrast that the darkest stroke of the text in each part of two pictures reaches. Edges are blended with the background, so the tenth
 * highest of a hundred changed pixels stands for the stroke's own colour.
 */
async function strongest([[withText, without], parts, width]) {
  const drawn = async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return { context, scale: image.width / width };
  };
  const luminance = (data, at) => {
    const [red, green, blue] = [0, 1, 2].map((offset) => {
      const value = data[at + offset] / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const pixels = ({ context, scale }, { x, y, width: wide, height }) =>
    context.getImageData(Math.floor(x * scale), Math.floor(y * scale), Math.max(1, Math.ceil(wide * scale)), Math.max(1, Math.ceil(height * scale))).data;
  const [full, bare] = [await drawn(withText), await drawn(without)];
  return parts.map((part) => tenthHighest(pixels(full, part), pixels(bare, part)));

  function tenthHighest(text, ground) {
    const ratios = [];
    for (let at = 0; at < text.length; at += 4) {
      const [a, b] = [luminance(text, at), luminance(ground, at)];
      if (text[at] !== ground[at] || text[at + 1] !== ground[at + 1] || text[at + 2] !== ground[at + 2]) {
        ratios.push((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
      }
    }
    ratios.sort((a, b) => b - a);
    return ratios[Math.floor(ratios.length / 10)] ?? 0;
  }
}
