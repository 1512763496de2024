package org.flyte.task;

import java.util.Map;

/** The page around a report's tabs: one file that needs no other, and no script to be read. */
final class ReportPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Flyte report</title>
            <style>
            body { font-family: system-ui, sans-serif; margin: 0 1.5rem 2rem; color: #222; }
            body > input { position: absolute; opacity: 0; }
            body > label { display: inline-block; padding: .8rem 1rem .5rem; cursor: pointer; border-bottom: 2px solid transparent; }
            body > input:checked + label { border-color: #6f2aef; font-weight: 600; }
            body > input:focus-visible + label { outline: 2px solid #6f2aef; }
            body > section { display: none; padding-top: 1rem; border-top: 1px solid #ddd; overflow: auto; }
            """;

    private ReportPage() {}

    /** Returns the page with the content of each tab by its name. */
    static String html(Map<String, String> tabs) {
        StringBuilder head = new StringBuilder(HEAD);
        StringBuilder labels = new StringBuilder();
        StringBuilder sections = new StringBuilder();
        int number = 0;
        for (Map.Entry<String, String> tab : tabs.entrySet()) {
            String id = "tab" + number;
            // Last in the file, so that no rule for another tab weighs more.
            head.append("#").append(id).append(":checked ~ #of-").append(id).append(" { display: block; }\n");
            labels.append("<input type=\"radio\" name=\"tab\" id=\"").append(id).append('"');
            labels.append(number == 0 ? " checked>" : ">");
            labels.append("<label for=\"").append(id).append("\">").append(escaped(tab.getKey()));
            labels.append("</label>\n");
            sections.append("<section id=\"of-").append(id).append("\">\n").append(tab.getValue());
            sections.append("</section>\n");
            number++;
        }
        return head + "</style>\n</head>\n<body>\n" + labels + sections + "</body>\n</html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
