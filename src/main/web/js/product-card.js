// Fills the card of a product, as the server does, in the words and figures of the page's language.

export function cardFor(template) {
  return template.content.firstElementChild.cloneNode(true);
}

/** @param words the patterns that the server wrote beside the template */
export function fill(element, card, words, show) {
  const find = (name) => element.querySelector(`[data-${name}]`);
  if (element.dataset.product !== card.id) {
    element.dataset.product = card.id;
    element.querySelector('a').href = `${words.address}${card.id}?show=${show}`;
    tile(find('tile'), card);
  }
  const price = money(card.price, card);
  const scarce = typeof card.left === 'number' && !card.soldOut;
  const lower = card.was !== undefined && card.was > card.price;
  write(find('name'), card.title);
  write(find('price'), card.onePrice ? price : words.from.replace('{0}', price));
  write(find('was'), lower ? money(card.was, card) : '');
  write(find('left'), scarce ? words.left.replace('{0}', card.left) : '');
  find('was').hidden = !lower;
  find('left').hidden = !scarce;
  find('gone').hidden = !card.soldOut;
  find('buy').hidden = card.soldOut;
  element.toggleAttribute('data-sold-out', card.soldOut);
}

/** The product's picture, or the letter that stands for it. */
function tile(element, { title, tone, picture }) {
  element.className = `avatar tone-${tone}`;
  if (!picture) {
    element.textContent = [...title][0];
    return;
  }
  const image = new Image(52, 52);
  image.alt = '';
  image.src = picture;
  element.replaceChildren(image);
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function money(minor, { currency, digits }) {
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits,
  }).format(minor / 10 ** digits);
}
