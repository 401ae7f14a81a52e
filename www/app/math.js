/** A formula of the core as elements. It is parsed as XML, never as markup of the page. */

/** @param {string} text MathML @returns {Node} */
export function math(text) {
  const source = text.replace('<math>', '<math xmlns="http://www.w3.org/1998/Math/MathML" displaystyle="true">');
  const parsed = new DOMParser().parseFromString(source, 'application/xml');
  if (parsed.querySelector('parsererror')) return document.createTextNode('');
  return document.importNode(parsed.documentElement, true);
}
