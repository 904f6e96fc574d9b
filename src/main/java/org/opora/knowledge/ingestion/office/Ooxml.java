package org.opora.knowledge.ingestion.office;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.opora.knowledge.ingestion.reading.Container;
import org.opora.knowledge.ingestion.reading.Document;
import org.opora.knowledge.ingestion.reading.Rejected;

/**
 * The parts of an office document and what each refers to. Names are taken without their prefix, which every program may
 * choose for itself.
 */
final class Ooxml implements AutoCloseable {
    /** An old Word, PowerPoint or Excel file, or a new one that is encrypted. */
    private static final byte[] COMPOUND = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private final Container parts;

    private Ooxml(Container parts) {
        this.parts = parts;
    }

    static Ooxml open(Document file) throws IOException, Rejected {
        if (isCompound(file)) {
            throw new Rejected("import.password-or-old");
        }
        try {
            return new Ooxml(Container.open(file.content()));
        } catch (Rejected e) {
            throw e.word().equals(Rejected.TOO_LARGE) ? e : new Rejected(Rejected.DAMAGED);
        }
    }

    private static boolean isCompound(Document file) throws IOException {
        try (var in = java.nio.file.Files.newInputStream(file.content())) {
            return java.util.Arrays.equals(in.readNBytes(COMPOUND.length), COMPOUND);
        }
    }

    Optional<Element> part(String name) throws IOException, Rejected {
        return parts.xml(name);
    }

    /** @throws Rejected when the document lacks what none may lack */
    Element need(String name) throws IOException, Rejected {
        return part(name).orElseThrow(() -> new Rejected(Rejected.DAMAGED));
    }

    /** The main part, wherever the document says that it is. */
    String main(String usual) throws IOException, Rejected {
        return targets("").values().stream()
                .filter(target -> target.type().endsWith("/officeDocument"))
                .map(Target::name)
                .findFirst()
                .orElse(usual);
    }

    record Target(String type, String name) {}

    /** What a part refers to, by the id it uses; addresses outside stay as they are. */
    Map<String, Target> targets(String part) throws IOException, Rejected {
        int slash = part.lastIndexOf('/') + 1;
        String relations = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
        Map<String, Target> targets = new HashMap<>();
        Element all = part(relations).orElse(null);
        if (all != null) {
            for (Element relation : named(all, "Relationship")) {
                String target = relation.attr("Target");
                String name = relation.attr("TargetMode").equals("External")
                        ? target
                        : resolved(part.substring(0, slash), target);
                targets.put(relation.attr("Id"), new Target(relation.attr("Type"), name));
            }
        }
        return targets;
    }

    /** The part of a kind that another refers to. */
    Optional<Element> related(Map<String, Target> targets, String type) throws IOException, Rejected {
        for (Target target : targets.values()) {
            if (target.type().endsWith("/" + type)) {
                return part(target.name());
            }
        }
        return Optional.empty();
    }

    private static String resolved(String folder, String target) {
        String path = target.startsWith("/") ? target.substring(1) : folder + target;
        return java.nio.file.Path.of("/" + path.replace('\0', '-'))
                .normalize()
                .toString()
                .substring(1);
    }

    static String local(Element element) {
        String name = element.tagName();
        return name.substring(name.indexOf(':') + 1);
    }

    static boolean is(Element element, String name) {
        return local(element).equals(name);
    }

    /** All below, in the order of the document. */
    static List<Element> named(Element root, String name) {
        return root.stream()
                .filter(element -> !element.equals(root) && is(element, name))
                .toList();
    }

    static @Nullable Element child(@Nullable Element parent, String name) {
        if (parent != null) {
            for (Element child : parent.children()) {
                if (is(child, name)) {
                    return child;
                }
            }
        }
        return null;
    }

    /** @return an attribute by its name without prefix; empty when it is not there */
    static String value(@Nullable Element element, String name) {
        if (element != null) {
            for (var attribute : element.attributes()) {
                String key = attribute.getKey();
                if (key.substring(key.indexOf(':') + 1).equals(name)) {
                    return attribute.getValue();
                }
            }
        }
        return "";
    }

    /** The value that most properties have: {@code <w:outlineLvl w:val="0"/>}. */
    static String property(@Nullable Element properties, String name) {
        return value(child(properties, name), "val");
    }

    /** Whether a property without a value, or with one that does not deny it, is there. */
    static boolean isOn(@Nullable Element properties, String name) {
        Element property = child(properties, name);
        return property != null && !List.of("0", "false", "off", "none").contains(value(property, "val"));
    }

    static int number(String text, int otherwise) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
