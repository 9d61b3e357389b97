package rollbook.stack.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Google's query grammar, row by row. */
class DirectoryQueryTest {
    private final Workspace school = new Workspace("C01", "x.example");

    @BeforeEach
    void fill() {
        for (var path : List.of("/Students/Year 9/O'Brien & Söhne", "/Students/Year 90", "/Staff")) {
            school.addUnit(path);
        }
        school.add("ann@x.example", "Ann Marie", "O'Brien", "/Students");
        school.add("bob@x.example", "Bob", "Young", "/Students/Year 9");
        school.add("cem@x.example", "Cem", "Young-Çelik", "/Students/Year 9/O'Brien & Söhne");
        school.add("dee@x.example", "Dee", "Youngster", "/Students/Year 90");
        school.add("eve@x.example", "Eve", "Fox", "/Staff");
        school.change("bob@x.example", UserChange.suspend());
        school.change("cem@x.example", UserChange.archive().then(UserChange.addAlias("cee@x.example")));
        school.change("eve@x.example", UserChange.role(AdminRole.SUPER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "nobody", textBlock = """
            ``                                                  | ann bob cem dee eve
            orgUnitPath=/                                       | ann bob cem dee eve
            orgUnitPath=/Students                               | ann bob cem dee
            orgUnitPath='/Students/Year 9'                      | bob cem
            orgUnitPath='/students/YEAR 9'                      | bob cem
            orgUnitPath='/Students/Year 9/O\\'Brien & Söhne'    | cem
            orgUnitPath=/Students isSuspended=false             | ann cem dee
            orgUnitPath=/Students isSuspended=false isArchived=false | ann dee
            orgUnitPath=/Students orgUnitPath=/Staff            | nobody
            isSuspended=true                                    | bob
            isArchived=TRUE                                     | cem
            isAdmin=true                                        | eve
            isDelegatedAdmin=true                               | nobody
            email=BOB@x.example                                 | bob
            email:b*                                            | bob
            email:c*                                            | cem
            email=cee@x.example                                 | cem
            email=b                                             | nobody
            givenName='Ann Marie'                               | ann
            givenName:Marie                                     | ann
            givenName=Marie                                     | nobody
            familyName='O\\'Brien'                              | ann
            familyName:young                                    | bob cem
            familyName:young*                                   | bob cem dee
            familyName=Young                                    | bob
            name:'Bob Young'                                    | bob
            young                                               | bob cem
            'o\\'brien'                                         | ann
            young isArchived=false                              | bob
            """)
    void finds(String query, String names) {
        var expected = names == null ? List.<String>of() : List.of(names.split(" "));

        assertThat(school.users(query))
                .extracting(user -> user.email().substring(0, 3))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orgUnitPath:/Students",
                "orgUnitPath=Students",
                "orgUnitPath='/Students",
                "orgUnitPath='/Students'isSuspended=false",
                "isSuspended:true",
                "isSuspended=maybe",
                "isSuspended=",
                "shoeSize=42"
            })
    void does_not_take(String query) {
        assertThatExceptionOfType(BadQuery.class).isThrownBy(() -> school.users(query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email      | ascending  | ann bob cem dee eve
            email      | DESCENDING | eve dee cem bob ann
            familyName | ascending  | eve ann bob cem dee
            givenName  | DESCENDING | eve dee cem bob ann
            """)
    void comes_in_order_page_by_page(String by, String direction, String names) {
        var listing = new UserListing(UserQuery.parse(""), Optional.empty(), UserOrder.of(by, direction), false);

        var first = school.page(listing, "", 3);
        var second = school.page(listing, first.next().orElseThrow(), 3);

        assertThat(Stream.concat(first.users().stream(), second.users().stream())
                        .map(placed -> placed.user().email().substring(0, 3))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(names);
        assertThat(second.next()).isEmpty();
    }
}
