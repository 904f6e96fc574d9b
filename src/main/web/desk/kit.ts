// The parts of Web Awesome that the desk uses, with icons of our own server: the built-in ones come from elsewhere.
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import '@awesome.me/webawesome/dist/components/drawer/drawer.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/switch/switch.js';
import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js';
import '@awesome.me/webawesome/dist/translations/ru.js';

for (const name of ['default', 'system']) {
  registerIconLibrary(name, { resolver: icon => `/assets/icons.svg#${icon}`, spriteSheet: true });
}
