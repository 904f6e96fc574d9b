// The parts of Web Awesome that the studio uses.
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/progress-bar/progress-bar.js';
import '../staff/icons.js';
