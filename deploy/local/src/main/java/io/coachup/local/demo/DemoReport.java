package io.coachup.local.demo;

import java.io.PrintStream;
import java.util.List;

/** Prints what came out. */
final class DemoReport {

    private final PrintStream out;

    DemoReport(PrintStream out) {
        this.out = out;
    }

    void conversation(Conversation conversation) {
        out.println(conversation.title());
        out.println(conversation.description());
        out.println();
    }

    void message(Conversation.Message message) {
        out.println("  " + ("user".equals(message.role()) ? "you  " : "coach") + "  " + message.content());
    }

    void assessment(JsonValue assessment) {
        heading("Assessment");
        for (JsonValue item : assessment.at("summary").at("skillAssessments").items()) {
            out.println("  " + name(item) + ": level " + item.at("level").text());
            list("met", item.at("metCriteria").texts());
            list("not yet", item.at("unmetCriteria").texts());
            list("feedback", item.at("feedback").texts());
            list("said", item.at("quotes").texts());
        }
    }

    void levels(JsonValue tracked) {
        heading("Levels now");
        for (JsonValue skill : tracked.at("tracked").items()) {
            out.println("  " + skill.at("skillId").text() + ": "
                    + skill.at("currentLevel").text());
        }
    }

    void heading(String text) {
        out.println();
        out.println(text);
    }

    private void list(String label, List<String> entries) {
        entries.forEach(entry -> out.println("    " + label + ": " + entry));
    }

    private static String name(JsonValue item) {
        String name = item.at("skill").at("name").text();
        return name.isEmpty() ? item.at("skill").at("id").text() : name;
    }
}
