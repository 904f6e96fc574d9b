// The number of unread messages in the page's own title.

const COUNTED = /^\(\d+\+?\) /;

export function countInTitle(unread: number): void {
  const bare = document.title.replace(COUNTED, '');
  document.title = unread ? `(${unread > 9 ? '9+' : unread}) ${bare}` : bare;
}
