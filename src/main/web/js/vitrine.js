// What every page needs. Page-specific modules import the parts they use themselves.
import { guardRequests } from './csrf.js';
import { copyButtons } from './copy.js';
import { dialogButtons, menus } from './dialogs.js';
import { followed } from './follow.js';
import { holdClocks } from './hold.js';
import { themeToggle } from './theme.js';
import { tellTimes } from './time.js';

guardRequests();
copyButtons();
themeToggle();
dialogButtons();
menus();
holdClocks();
followed();
// Tabs that a phone has no room for are scrolled: to where one is.
document.querySelector('.tabs > [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
tellTimes(document);
document.addEventListener('htmx:afterSettle', (event) => tellTimes(event.target));
setInterval(() => tellTimes(document), 30_000);
