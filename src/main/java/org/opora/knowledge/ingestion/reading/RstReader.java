package org.opora.knowledge.ingestion.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** reStructuredText, as far as documentation uses it; what it includes from other files is not fetched. */
public final class RstReader implements Reader {
    private static final Pattern ADORNMENT = Pattern.compile("([=\\-~^\"'`#*+:.<>_])\\1{2,}\\s*");
    private static final Pattern DIRECTIVE = Pattern.compile("\\.\\. ([\\w:-]+)::\\s*(.*)");
    private static final Pattern BULLET = Pattern.compile("(\\s*)(?:[*+-]|#\\.)\\s+(?=\\S)");
    private static final Pattern GRID = Pattern.compile("\\+[-=+]+\\+\\s*");
    private static final Pattern SIMPLE = Pattern.compile("=+( +=+)+\\s*");

    @Override
    public List<Parsed> read(Document file) throws IOException, Rejected {
        String body = new Walk(file.text().lines().toList(), new ArrayList<>()).markdown();
        if (body.isBlank()) {
            throw new Rejected(Rejected.EMPTY);
        }
        return List.of(Parsed.markdown(null, Titles.of(body, file), body));
    }

    private static final class Walk {
        private final List<String> lines;
        /** Adornments in the order in which they were met: the first is the highest heading. */
        private final List<String> levels;

        private final List<String> out = new ArrayList<>();
        private int at;

        Walk(List<String> lines, List<String> levels) {
            this.lines = lines;
            this.levels = levels;
        }

        String markdown() {
            while (at < lines.size()) {
                step();
            }
            return String.join("\n", out).replaceAll("\\n{3,}", "\n\n").strip();
        }

        private String line(int n) {
            return n < lines.size() ? lines.get(n).stripTrailing() : "";
        }

        private void step() {
            String line = line(at);
            Matcher directive = DIRECTIVE.matcher(line);
            if (isAdornment(line) && !line(at + 1).isBlank() && isAdornment(line(at + 2))) {
                heading(line.charAt(0) + "over", line(at + 1).strip(), 3);
            } else if (SIMPLE.matcher(line).matches() || GRID.matcher(line).matches()) {
                out.addAll(RstTables.written(block(true)));
                out.add("");
            } else if (!line.isBlank() && isAdornment(line(at + 1)) && !isAdornment(line)) {
                heading(line(at + 1).substring(0, 1), line.strip(), 2);
            } else if (directive.matches()) {
                at++;
                directive(directive.group(1), directive.group(2).strip());
            } else if (line.startsWith("..")) {
                at++;
                List<String> comment = block(false);
                assert comment != null;
            } else {
                paragraph(line);
            }
        }

        private static boolean isAdornment(String line) {
            return ADORNMENT.matcher(line).matches();
        }

        private void heading(String adornment, String title, int taken) {
            if (!levels.contains(adornment)) {
                levels.add(adornment);
            }
            out.add("");
            out.add("#".repeat(Math.min(6, levels.indexOf(adornment) + 1)) + " " + RstInline.markdown(title));
            out.add("");
            at += taken;
        }

        private void paragraph(String line) {
            at++;
            boolean code = line.endsWith("::");
            String text = !code ? line : line.strip().equals("::") ? "" : line.substring(0, line.length() - 1);
            out.add(RstInline.markdown(BULLET.matcher(text).replaceFirst("$1- ")));
            if (code) {
                fence("", block(false));
            }
        }

        private void fence(String language, List<String> code) {
            out.add("");
            if (!code.isEmpty()) {
                out.add(MarkdownWriter.fenced(String.join("\n", code), language));
            }
            out.add("");
        }

        private void directive(String name, String argument) {
            List<String> block = block(false);
            List<String> content = withoutOptions(block);
            switch (name) {
                case "code-block", "code", "sourcecode", "parsed-literal" ->
                    fence(argument.replaceAll("\\W", ""), content);
                case "math" -> out.add("$$" + (argument + " " + String.join("\n", content)).strip() + "$$\n");
                case "image" -> out.add(alt(block));
                case "figure" -> {
                    out.add(alt(block) + "\n");
                    nested(content);
                }
                case "list-table", "csv-table", "table" -> {
                    out.add(RstInline.markdown(argument) + "\n");
                    out.addAll(name.equals("table") ? RstTables.written(content) : RstTables.listed(name, content));
                    out.add("");
                }
                case "toctree", "contents", "index", "include", "raw", "literalinclude", "highlight", "meta" ->
                    out.add("");
                default -> {
                    out.add(RstInline.markdown(argument) + "\n");
                    nested(content);
                }
            }
        }

        private void nested(List<String> content) {
            out.add(new Walk(content, levels).markdown() + "\n");
        }

        private static String alt(List<String> block) {
            return block.stream()
                    .filter(line -> line.startsWith(":alt:"))
                    .map(line -> "*" + line.substring(5).strip() + "*")
                    .findFirst()
                    .orElse("");
        }

        private static List<String> withoutOptions(List<String> block) {
            int from = 0;
            while (from < block.size() && block.get(from).matches(":[\\w-]+:.*|\\s*")) {
                from++;
            }
            return block.subList(from, block.size());
        }

        /** The lines that belong to what began above: indented ones without their indent, or those up to an empty one. */
        private List<String> block(boolean untilEmpty) {
            List<String> taken = new ArrayList<>();
            while (at < lines.size()) {
                String line = line(at);
                boolean belongs =
                        untilEmpty ? !line.isBlank() : line.isBlank() || line.startsWith(" ") || line.startsWith("\t");
                if (!belongs) {
                    break;
                }
                taken.add(line.replace("\t", "    "));
                at++;
            }
            while (!taken.isEmpty() && taken.get(taken.size() - 1).isBlank()) {
                taken.remove(taken.size() - 1);
            }
            int indent = untilEmpty
                    ? 0
                    : taken.stream()
                            .filter(line -> !line.isBlank())
                            .mapToInt(
                                    line -> line.length() - line.stripLeading().length())
                            .min()
                            .orElse(0);
            List<String> block = new ArrayList<>(taken.stream()
                    .map(line -> line.substring(Math.min(indent, line.length())))
                    .toList());
            while (!block.isEmpty() && block.get(0).isBlank()) {
                block.remove(0);
            }
            return block;
        }
    }
}
