/**
 * Makes an element: properties by name, children as nodes or text. Text always enters as text, never as markup.
 * @param {string} name @param {Record<string, any>} [properties] @param {(Node|string)[]} [children]
 * @returns {any}
 */
export function el(name, properties = {}, children = []) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    // Reflected `role` and `aria…` properties are young in some engines; the attribute is understood by all.
    if (key === 'role') node.setAttribute('role', value);
    else if (key.startsWith('aria')) node.setAttribute(`aria-${key.slice(4).toLowerCase()}`, value);
    else node[key] = value;
  }
  node.append(...children);
  return node;
}
