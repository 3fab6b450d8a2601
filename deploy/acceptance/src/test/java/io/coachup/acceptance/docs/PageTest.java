package io.coachup.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The search for links finds them, so that a broken one can't hide. */
class PageTest {

    private static final Path FILE = Path.of("/checkout/docs/page.md");

    @Test
    void linksAreFoundOutsideOfCode() {
        Page page = Page.of(
                FILE,
                """
                See [the other](other.md#here), [`code`](../a%20b.md) and ![a picture](p.png "title"); `[no](link.md)`.
                ```
                [no](link.md)
                ```
                | [a](x.md) | [b](y.md) | [far](https://example.org/z.md) |
                """);

        assertThat(page.links())
                .containsExactly("other.md#here", "../a%20b.md", "p.png", "x.md", "y.md", "https://example.org/z.md");
        assertThat(page.relativeLinks()).doesNotContain("https://example.org/z.md");
        assertThat(page.target("other.md#here")).isEqualTo(Path.of("/checkout/docs/other.md"));
        assertThat(page.target("../x/")).isEqualTo(Path.of("/checkout/x"));
        assertThat(page.target("#here")).isEqualTo(FILE);
    }

    @Test
    void headingsAreNamedAsGitHubNamesThem() {
        Page page = Page.of(
                FILE,
                """
                # What is said, and `why`
                ## Limits
                ```
                # no heading
                ```
                ## Limits
                ## 501, `provider_unconfigured` – [more](x.md)
                """);

        assertThat(page.anchors())
                .containsExactly("what-is-said-and-why", "limits", "limits-1", "501-provider_unconfigured--more");
    }
}
