package io.coachup.local;

import io.coachup.local.demo.DemoCommand;
import io.coachup.local.settings.Layout;
import io.coachup.local.stack.DevCommand;
import io.coachup.local.stack.UpCommand;
import io.coachup.local.supervisor.StartFailedException;
import io.coachup.local.token.TokenCommand;
import java.util.Arrays;

/** What is behind {@code ./coachup}: the first argument is the command. */
final class CoachUp {

    private CoachUp() {}

    static void main(String[] arguments) {
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        Layout layout = Layout.current();
        try {
            switch (arguments[0]) {
                case "up" -> UpCommand.suite(layout).run(rest);
                case "stack" -> UpCommand.standIns(layout).run(rest);
                case "dev" -> DevCommand.run(layout, rest);
                case "token" -> TokenCommand.run(layout, rest);
                case "demo" -> DemoCommand.run(layout, rest);
                default -> throw new IllegalArgumentException("There is no command " + arguments[0] + ".");
            }
        } catch (StartFailedException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
