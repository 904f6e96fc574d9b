package org.opora.conversation.attachment.content;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The name under which a file is shown and downloaded; nothing is ever stored under it. */
record FileName(String base, String extension) {
    /** Code points. */
    static final int LONGEST = 200;

    private static final int LONGEST_EXTENSION = 10;
    /** Controls, marks of direction and other things that cannot be seen, halves of characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");
    /** Of kinds that we know by their bytes, or refuse; a text under such a name is not what it says it is. */
    private static final Set<String> OF_OTHERS = Set.of(
            "png", "jpg", "jpeg", "webp", "pdf", "gif", "bmp", "svg", "svgz", "tif", "tiff", "heic", "heif", "avif",
            "ico", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "zip", "rar", "7z", "gz", "tar", "mp3", "mp4",
            "mov", "avi", "webm");
    /** Texts and code that keep their extension; any other gets {@code .txt}, so that nothing runs at a double click. */
    private static final Set<String> OF_TEXT = Set.of(
            "txt",
            "md",
            "markdown",
            "rst",
            "tex",
            "csv",
            "tsv",
            "log",
            "json",
            "ipynb",
            "xml",
            "yml",
            "yaml",
            "toml",
            "ini",
            "cfg",
            "conf",
            "properties",
            "env",
            "html",
            "htm",
            "css",
            "scss",
            "less",
            "js",
            "mjs",
            "cjs",
            "jsx",
            "ts",
            "tsx",
            "vue",
            "svelte",
            "py",
            "pyi",
            "r",
            "jl",
            "java",
            "kt",
            "kts",
            "scala",
            "groovy",
            "gradle",
            "clj",
            "c",
            "h",
            "cc",
            "cpp",
            "cxx",
            "hpp",
            "hh",
            "cs",
            "fs",
            "go",
            "rs",
            "swift",
            "m",
            "mm",
            "rb",
            "php",
            "pl",
            "lua",
            "dart",
            "hs",
            "ml",
            "ex",
            "exs",
            "erl",
            "pas",
            "sql",
            "sh",
            "bash",
            "zsh",
            "asm",
            "s",
            "diff",
            "patch",
            "graphql",
            "proto",
            "dockerfile",
            "makefile",
            "cmake",
            "lock",
            "srt",
            "bib");

    /** The last part of a path, without what cannot be seen. */
    static FileName of(String sent) {
        String path = sent.replace('\\', '/');
        String name = UNSEEN.matcher(path.substring(path.lastIndexOf('/') + 1))
                .replaceAll("")
                .strip();
        while (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1).strip();
        }
        int dot = name.lastIndexOf('.');
        boolean extended = dot >= 0 && name.length() - dot - 1 <= LONGEST_EXTENSION;
        String base = extended ? name.substring(0, dot) : name;
        String extension = extended ? name.substring(dot + 1) : "";
        return new FileName(base, extension);
    }

    /** Whether the name says that this is a picture or another kind that is no text. */
    boolean claimsNoText() {
        return OF_OTHERS.contains(lower());
    }

    private String lower() {
        return extension.toLowerCase(Locale.ROOT);
    }

    /** As a file of this kind is called. */
    String as(Kind kind) {
        if (kind == Kind.TEXT) {
            return OF_TEXT.contains(lower()) || (extension.isEmpty() && OF_TEXT.contains(base.toLowerCase(Locale.ROOT)))
                    ? joined(base, extension)
                    : joined(whole(), kind.extension);
        }
        if (kind.isNamed(lower())) {
            return joined(base, extension);
        }
        boolean known = claimsNoText() || OF_TEXT.contains(lower());
        return joined(known ? base : whole(), kind.extension);
    }

    private String whole() {
        return extension.isEmpty() ? base : base + "." + extension;
    }

    private static String joined(String base, String extension) {
        String end = extension.isEmpty() ? "" : "." + extension;
        String begin = base.isEmpty() ? "file" : base;
        int most = LONGEST - end.codePointCount(0, end.length());
        return (begin.codePointCount(0, begin.length()) <= most
                        ? begin
                        : begin.substring(0, begin.offsetByCodePoints(0, most)).strip())
                + end;
    }
}
