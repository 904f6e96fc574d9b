package org.opora.knowledge.ingestion.parsing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.io.IOUtils;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.jboss.logging.Logger;
import org.jsoup.Jsoup;
import org.yaml.snakeyaml.LoaderOptions;

/** What the parsing process is made of: these libraries and our own classes, wherever this application was started from. */
final class ClassPath {
    /** One class of each jar. */
    private static final List<Class<?>> NEEDED = List.of(
            Worker.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonProperty.class,
            YAMLMapper.class,
            LoaderOptions.class,
            Jsoup.class,
            CSVFormat.class,
            IOUtils.class,
            Base64.class,
            Loader.class,
            RandomAccessRead.class,
            FontBoxFont.class,
            LogFactory.class,
            Logger.class);

    private ClassPath() {}

    static String needed() {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> type : NEEDED) {
            places.add(place(type));
        }
        return String.join(File.pathSeparator, places);
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
