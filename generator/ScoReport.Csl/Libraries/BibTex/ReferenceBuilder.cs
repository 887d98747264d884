using System.Collections.Frozen;
using System.Collections.Immutable;
using ScoReport.Csl.Model;
using ScoReport.Csl.Styles;

namespace ScoReport.Csl.Libraries;

/// <summary>One complete entry → <see cref="Reference"/>.</summary>
sealed partial class ReferenceBuilder(ProblemList problems, BibDialect dialect, string? defaultLanguage)
{
    /// <summary>CSL's roles without their hyphens, as an editor's type; those of BibLaTeX that have other names.</summary>
    static readonly FrozenDictionary<string, string> EditorRoles = Vocabulary.NameVariables
        .Select(static role => (Type: role.Replace("-", "", StringComparison.Ordinal), Role: role))
        .Concat([
            ("serieseditor", "collection-editor"), ("execproducer", "executive-producer"), ("writer", "script-writer"), ("founder", "contributor"),
            ("continuator", "contributor"), ("collaborator", "contributor"),
        ])
        .ToFrozenDictionary(static pair => pair.Item1, static pair => pair.Item2, StringComparer.Ordinal);

    static readonly (string Field, string Variable)[] NameFields =
    [
        ("author", "author"), ("bookauthor", "container-author"), ("translator", "translator"), ("introduction", "contributor"), ("foreword", "contributor"),
        ("afterword", "contributor"), ("commentator", "contributor"), ("annotator", "contributor"),
    ];

    static readonly (string Field, string Variable)[] TextFields =
    [
        ("volumes", "number-of-volumes"), ("chapter", "chapter-number"), ("version", "version"), ("venue", "event-place"),
        ("abstract", "abstract"), ("annotation", "annote"), ("keywords", "keyword"), ("library", "call-number"), ("shortjournal", "container-title-short"),
        ("isbn", "ISBN"), ("issn", "ISSN"), ("pmid", "PMID"), ("pmcid", "PMCID"),
    ];

    static readonly ImmutableDictionary<string, string> Unlisted = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal).Add(Reference.UnlistedKey, "true");

    static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    readonly HashSet<string> _reportedCommands = new(StringComparer.Ordinal);
    readonly HashSet<string> _reportedTypes = new(StringComparer.Ordinal);
    readonly HashSet<string> _reportedLanguages = new(StringComparer.OrdinalIgnoreCase);

    // Of the entry that is being built.
    BibEntry _entry = null!;
    BibOptions _options;
    string? _language;
    Dictionary<string, string> _variables = [];

    public Reference Build(BibEntry entry)
    {
        _entry = entry;
        _options = BibOptions.Of(entry);
        _variables = new Dictionary<string, string>(StringComparer.Ordinal);
        ReportType();
        ReadLanguage();
        ReadTitles();
        ReadTexts();
        ReadNumbers();
        ReadPublication();
        ReadAddresses();
        var names = ReadAllNames();
        return new Reference
        {
            Id = entry.Key,
            Aliases = [.. Keys("ids")],
            Type = BibTypes.ToCsl(entry),
            Span = entry.Span,
            IdSpan = entry.KeySpan,
            Variables = _variables,
            Names = names,
            Dates = ReadDates(),
            Custom = _options.IsLeftOut ? Unlisted : ImmutableDictionary<string, string>.Empty,
        };
    }

    void ReportType()
    {
        if (!BibTypes.IsKnown(_entry.Type) && _reportedTypes.Add(_entry.Type))
        {
            problems.Add(CslProblemKind.UnknownType, _entry.Span.Offset, $"BibLaTeX knows no type '{_entry.Type}'; the entry is read as a document.", BibTypes.Hint(_entry.Type));
        }
    }

    IEnumerable<string> Keys(string field) =>
        Field(field)?.Value.Split([',', ' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The field's LaTeX as marked text; empty when there is none.</summary>
    string Marked(string field) => Field(field) is { } found ? Marked(found) : "";

    string Marked(BibField field) => field.Marked ??= LatexReader.Read(field.Value, (name, position) => ReportCommand(field, name, position), key => BibStrings.Resolve(key, _language));

    void ReportCommand(BibField field, string name, int position)
    {
        if (_reportedCommands.Add(name))
        {
            problems.Add(CslProblemKind.UnknownCommand, field.OffsetOf(position), $"The LaTeX command '\\{name}' is not known; it is left out, and its text kept.");
        }
    }

    /// <summary>A field of the entry, which is read with this.</summary>
    BibField? Field(string name)
    {
        var field = _entry[name];
        _ = field?.IsRead = true;
        return field;
    }

    string Markup(string field) => Marks.ToMarkup(Marked(field));

    string Raw(string field) => Field(field)?.Value.Trim() ?? "";

    void Set(string variable, string value)
    {
        if (value.Length > 0)
        {
            _variables[variable] = value;
        }
    }

    void ReadLanguage()
    {
        _language = defaultLanguage;
        var (id, list) = (Field("langid"), Field("language"));
        if ((id ?? list) is not { } field)
        {
            return;
        }
        // Of several languages CSL takes one.
        var names = field == id ? [LatexReader.Verbatim(id.Value)] : Members("language");
        var own = names.Count == 0 ? null : BibLanguages.TagOf(names[0], Field("langidopts")?.Value);
        Set("language", own ?? "");
        _language = own ?? _language;
        if (own is null && _reportedLanguages.Add(field.Value))
        {
            // A language may be given in any words in the one field, and not in the other.
            problems.Add(field == id ? CslProblemKind.MalformedEntry : CslProblemKind.UnknownField, field.Offset, $"The language '{field.Value}' is not known.", "write babel's name, as 'ngerman', or a tag, as 'de-DE'");
        }
        else if (names.Count > 1 && _reportedLanguages.Add(field.Value))
        {
            problems.Add(CslProblemKind.UnknownField, field.Offset, $"A reference has one language; of '{field.Value}' the first is taken.");
        }
    }

    void ReadTexts()
    {
        foreach (var (field, variable) in TextFields)
        {
            Set(variable, Markup(field));
        }
        Set("note", Join(". ", Markup("note"), Markup("addendum")));
        Set("citation-label", Markup(Field("shorthand") is null ? "label" : "shorthand"));
        Set("status", BibStrings.Resolve(Markup("pubstate"), _language));
        Set("edition", Edition(Markup("edition")));
        Set("number-of-pages", Markup(Field("pagetotal") is null ? "numpages" : "pagetotal"));
        var genre = Markup("type");
        Set("genre", BibStrings.Resolve(genre.Length > 0 ? genre : BibTypes.DefaultGenre(_entry.Type) ?? "", _language));
    }

    /// <summary>"Second" and "2nd" are 2: the style says how an ordinal reads.</summary>
    static string Edition(string edition)
    {
        var index = Array.IndexOf(Ordinals, edition.ToLowerInvariant());
        var digits = edition.AsSpan().TrimEnd("stndrh");
        return index >= 0 ? (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : digits.Length > 0 && edition.Length - digits.Length is 2 && digits.IndexOfAnyExceptInRange('0', '9') < 0 ? digits.ToString() : edition;
    }

    void ReadNumbers()
    {
        var (number, issue) = (Markup("number"), Markup("issue"));
        if (BibTypes.CountsInSeries(_entry.Type))
        {
            Set("collection-number", number);
            Set("issue", issue);
        }
        else if (BibTypes.IsArticle(BibTypes.Canonical(_entry.Type)))
        {
            Set("issue", Join(", ", number, issue));
        }
        else
        {
            Set("number", number.Length > 0 ? number : Markup("isrn"));
            Set("issue", issue);
        }
        Set("volume", Join(".", Markup("volume"), Markup("part")));
        ReadPages();
    }

    void ReadPages()
    {
        var pages = Markup("pages");
        var article = Markup(Field("eid") is null ? "articleno" : "eid");
        Set("page", (pages.Length > 0 ? pages : article).Replace('–', '-').Replace('—', '-').Replace('−', '-'));
        if (pages.Length > 0 && article.Length > 0)
        {
            _variables.TryAdd("number", article);
        }
    }

    static string Join(string separator, params ReadOnlySpan<string> parts)
    {
        var whole = "";
        foreach (var part in parts)
        {
            whole = whole.Length == 0 || part.Length == 0 ? whole + part : whole + (separator.Length == 2 && whole[^1] is '!' or '?' or '.' or ',' or ':' or ';' ? " " : separator) + part;
        }
        return whole;
    }

    Dictionary<string, ImmutableArray<Name>> ReadAllNames()
    {
        var names = new Dictionary<string, ImmutableArray<Name>>(StringComparer.Ordinal);
        foreach (var (field, variable) in NameFields)
        {
            AddNames(names, field, variable);
        }
        foreach (var letter in (string[])["", "a", "b", "c"])
        {
            var role = Raw("editor" + letter + "type").ToLowerInvariant();
            AddNames(names, "editor" + letter, EditorRoles.GetValueOrDefault(role, "editor"));
        }
        foreach (var field in _entry.Fields.Keys.Where(static field => BibFields.IsRole(field) && field is not ("author" or "editor" or "translator")))
        {
            AddNames(names, field, field);
        }
        return names;
    }

    void AddNames(Dictionary<string, ImmutableArray<Name>> names, string field, string variable)
    {
        if (Field(field) is { } value && BibNames.Read(Marked(value), _options, message => problems.Add(CslProblemKind.MalformedEntry, value.Offset, message, "write \"von Last, Jr, First\", and \"and\" between names")) is { Length: > 0 } list)
        {
            names[variable] = [.. names.GetValueOrDefault(variable, []).AddRange(list).Distinct()];
        }
    }

    Dictionary<string, DateVariable> ReadDates()
    {
        var dates = new Dictionary<string, DateVariable>(StringComparer.Ordinal);
        AddDate(dates, "issued", "");
        AddDate(dates, "event-date", "event");
        AddDate(dates, "original-date", "orig");
        AddDate(dates, "accessed", "url");
        foreach (var field in (string[])["lastchecked", "lastaccessed", "accessdate"])
        {
            if (!dates.ContainsKey("accessed") && Field(field) is { } found)
            {
                dates["accessed"] = DateIn(found);
            }
        }
        return dates;
    }

    DateVariable DateIn(BibField field)
    {
        var date = BibDates.Read(field.Value);
        if (date.Literal is { Length: > 0 } text)
        {
            problems.Add(CslProblemKind.InvalidDate, field.Offset, $"The date '{text}' cannot be read; it is shown as it is.", "write YYYY-MM-DD, or a range with '/'");
        }
        return date;
    }

    void AddDate(Dictionary<string, DateVariable> dates, string variable, string prefix)
    {
        if (Field(prefix + "date") is { } field && field.Value.AsSpan().Trim().Length > 0)
        {
            dates[variable] = DateIn(field);
        }
        else if (Raw(prefix + "year") is { Length: > 0 } year)
        {
            dates[variable] = BibDates.FromPieces(year, Field(prefix + "month")?.Value, Field(prefix + "day")?.Value);
        }
    }
}
