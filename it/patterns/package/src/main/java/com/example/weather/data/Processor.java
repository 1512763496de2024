package com.example.weather.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Makes measurements of what was loaded. Knows nothing of Flyte. */
public final class Processor {
    private static final CSVFormat WITH_HEADER =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private Processor() {}

    /** Leaves out what was not measured. */
    public static List<Measurement> clean(String csv) {
        try (CSVParser records = CSVParser.parse(csv, WITH_HEADER)) {
            return records.stream()
                    .filter(row -> !row.get("celsius").isBlank())
                    .map(Processor::measurement)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Measurement measurement(CSVRecord row) {
        return new Measurement(row.get("city"), Double.parseDouble(row.get("celsius")));
    }
}
