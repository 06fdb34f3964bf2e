// The contrast of a text as it is drawn: its picture with the text, against its picture without.

const AA_SMALL = 4.5;
const AA_LARGE = 3;

/** Answers `{ ratio, needed }`; a ratio of 0 means that no text was drawn. */
export async function measureContrast(page, selector) {
  const element = page.locator(selector).first();
  await element.scrollIntoViewIfNeeded();
  const needed = await element.evaluate((node, [small, large]) => {
    const style = getComputedStyle(node);
    const size = Number.parseFloat(style.fontSize);
    return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? large : small;
  }, [AA_SMALL, AA_LARGE]);
  const withText = await element.screenshot({ animations: 'disabled' });
  const hide = await page.addStyleTag({ content: `${selector}, ${selector} * { color: transparent !important; fill: transparent !important; text-shadow: none !important; transition: none !important }` });
  const without = await element.screenshot({ animations: 'disabled' });
  await hide.evaluate((style) => style.remove());
  const pictures = [withText, without].map((picture) => `data:image/png;base64,${picture.toString('base64')}`);
  return { ratio: await page.evaluate(strongest, pictures), needed };
}

/**
 * The contrast that the darkest stroke of the text reaches: edges are blended with the background, so the tenth
 * highest of a hundred changed pixels stands for the stroke's own colour.
 */
async function strongest([withText, without]) {
  const pixels = async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  };
  const luminance = (data, at) => {
    const [red, green, blue] = [0, 1, 2].map((offset) => {
      const value = data[at + offset] / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [text, ground] = [await pixels(withText), await pixels(without)];
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
