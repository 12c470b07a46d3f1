// What a careful visitor would complain of, as lines of text.
async ({ phone, korean }) => {
  const faults = []
  const seen = (element) => {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    return box.width > 1 && box.height > 1 && style.visibility === 'visible' && !element.closest('[inert],[aria-hidden=true],.visually-hidden,.skip-link')
  }
  const name = (element) => {
    const words = (element.getAttribute('aria-label') || element.innerText || element.id || '').trim().replaceAll(/\s+/g, ' ').slice(0, 40)
    return `<${element.tagName.toLowerCase()}${element.className && element.className.baseVal === undefined ? '.' + element.className.split(' ').join('.') : ''}> “${words}”`
  }
  const wide = document.scrollingElement.scrollWidth - innerWidth
  if (wide > 0) faults.push(`is ${wide} px wider than the screen`)
  for (const element of document.querySelectorAll('body *')) {
    if (!seen(element)) continue
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    if (wide > 0 && box.right > innerWidth + 1) faults.push(`beyond the edge: ${name(element)}`)
    const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
    if (text && style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) faults.push(`cut: ${name(element)}`)
    if (text && style.overflowX === 'visible' && style.display !== 'inline' && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) faults.push(`too wide for its place: ${name(element)}`)
    if (text && /\?\?/.test(element.innerText)) faults.push(`no text for ${name(element)}`)
    if (text && korean) {
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data.trim()).join(' ')
      if (/[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{2,}/.test(own)) faults.push(`English? ${own.slice(0, 70)}`)
    }
  }
  if (phone) {
    for (const element of document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')) {
      if (!seen(element) || (element.tagName === 'A' && getComputedStyle(element).display === 'inline')) continue
      const target = element.matches('[type=radio],[type=checkbox]') ? element.closest('label') || element : element
      const box = target.getBoundingClientRect()
      if (box.height < 43.5 || box.width < 43.5) faults.push(`small for a finger, ${Math.round(box.width)} × ${Math.round(box.height)}: ${name(element)}`)
    }
  }
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  for (const { id, nodes } of violations) {
    for (const { target, any } of nodes.slice(0, 4)) faults.push(`${id}: ${target.join(' ')} ${any.map(({ message }) => message).join(' ').slice(0, 200)}`)
  }
  return [...new Set(faults)]
}
