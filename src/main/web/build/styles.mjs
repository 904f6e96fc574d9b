// Style sheets in `css` templates lose the white space that only their authors need.

/** Leaves out indents and the spaces around signs. */
const small = text =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':');

export const styles = () => ({
  name: 'styles',
  enforce: 'pre',
  transform(code, id) {
    if (!/(styles[\w-]*|tokens)\.ts$/.test(id)) return null;
    return { code: code.replace(/css`([\s\S]*?)`/g, (_, text) => `css\`${small(text)}\``), map: null };
  },
});
