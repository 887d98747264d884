using ScoReport.Csl.Model;

namespace ScoReport.Csl.Libraries;

/// <summary>The fields of a record while its tags are taken one by one.</summary>
sealed class RisEntry(string type, IReadOnlyList<RisTag> tags)
{
    readonly RisShape _shape = RisTypes.Of(type).Shape;
    readonly Dictionary<string, string> _first = tags.DistinctBy(static tag => tag.Tag).ToDictionary(static tag => tag.Tag, static tag => tag.Value, StringComparer.Ordinal);
    readonly List<string> _keywords = [];
    readonly List<string> _notes = [];
    string? _day;
    string _firstPage = "", _lastPage = "";

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, List<Name>> Names { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, DateVariable> Dates { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, string> Custom { get; } = new(StringComparer.Ordinal);

    bool IsSeriesTitled => _shape is RisShape.Book or RisShape.Report;

    /// <summary>Takes a tag into the field it stands for; false when it stands for none.</summary>
    public bool Take(RisTag tag)
    {
        if (NameVariable(tag.Tag) is { } variable)
        {
            return AddNames(variable, tag.Value);
        }
        var value = string.Join(' ', tag.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return tag.Tag switch
        {
            "ID" => true,
            "KW" => AddKeywords(tag.Value),
            "N1" => AddNote(tag.Value),
            "PY" or "Y1" or "YR" or "DA" => AddIssued(value),
            "Y2" => Put(Dates, "accessed", RisDates.Read(value)),
            "C2" when type == "CONF" && !Has("PY", "Y1", "YR", "DA") => AddIssued(value),
            "OP" when value.Length >= 4 && value.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0 => Put(Dates, "original-date", RisDates.Read(value)),
            "SP" => Put(ref _firstPage, value),
            "EP" => Put(ref _lastPage, value),
            "SN" => AddSerialNumber(value),
            "UR" or "LK" or "L2" => AddUrl(tag.Tag, value),
            _ => TextVariable(tag.Tag, value) is { } name && Put(name, value),
        };
    }

    /// <summary>Keeps what has no place; of a tag that stands several times, all values.</summary>
    public void Keep(RisTag tag) => Custom[tag.Tag] = Custom.TryGetValue(tag.Tag, out var before) ? before + "\n" + tag.Value : tag.Value;

    /// <summary>Puts together what stands in several tags.</summary>
    public void Finish()
    {
        PutIfAny("keyword", string.Join(", ", _keywords));
        PutIfAny("note", string.Join('\n', _notes));
        var pages = _lastPage.Length == 0 || _lastPage == _firstPage ? _firstPage : $"{_firstPage}-{_lastPage}".Trim('-');
        // A book's only page number is how many it has.
        var isCount = _lastPage.Length == 0 && pages.Length > 0 && pages.All(char.IsAsciiDigit) && (_shape is RisShape.Book or RisShape.Thesis);
        PutIfAny(isCount ? "number-of-pages" : "page", pages);
        if (_day is { } day && RisDates.Refine(Dates.GetValueOrDefault("issued"), day) is { } issued)
        {
            Dates["issued"] = issued;
        }
    }

    string? NameVariable(string tag) => tag switch
    {
        "AU" or "A1" => type switch { "MPCT" => "director", "MUSIC" => "composer", "EDBOOK" => "editor", _ => "author" },
        "ED" => "editor",
        "A2" => SecondAuthors(),
        "A3" => _shape switch { RisShape.Book => "editor", RisShape.Thesis => "contributor", _ => "collection-editor" },
        "A4" => _shape is RisShape.Report or RisShape.Law ? null : "translator",
        _ => null,
    };

    // In a book, A2 are the editors of its series; without a series they can only be its own.
    string SecondAuthors() => (_shape, type) switch
    {
        (_, "PCOMM" or "ICOMM") => "recipient",
        (RisShape.Thesis, _) => "contributor",
        _ when IsSeriesTitled && Has("T2", "A3") => "collection-editor",
        _ => "editor",
    };

    /// <summary>The variable for a tag with text; null when there is none, or when a better tag has given it.</summary>
    string? TextVariable(string tag, string value) => tag switch
    {
        "TI" or "CT" => "title",
        "T1" => Behind("title", value, "TI", "CT"),
        "BT" => _shape == RisShape.Book && !Has("TI", "T1", "CT") ? "title" : Behind("container-title", value, "T2", "JF"),
        "T2" or "JF" or "JO" or "J1" => Container(tag),
        "T3" => IsSeriesTitled ? Behind("collection-title", value, "T2") : "collection-title",
        "JA" or "J2" => "container-title-short",
        "C3" when _shape == RisShape.Paper => "container-title",
        "ST" => "title-short",
        "VL" => type is "STAND" or "PAT" && !Has("IS", "M1", "SN") ? "number" : "volume",
        "IS" or "CP" => _shape is RisShape.Report or RisShape.Law ? "number" : _shape == RisShape.Book ? "collection-number" : "issue",
        "M1" => _shape is RisShape.Article && !Has("IS", "CP") ? "issue" : _shape == RisShape.Book ? Behind("collection-number", value, "IS", "SV") : Behind("number", value, "IS"),
        "C7" when _shape == RisShape.Article => "number",
        "NV" => "number-of-volumes",
        "SV" => "collection-number",
        "SE" => _shape == RisShape.Part ? "chapter-number" : "section",
        "PB" => type switch { "CASE" => "authority", _ => "publisher" },
        "CY" => _shape == RisShape.Paper && Has("C1") ? "event-place" : "publisher-place",
        "PP" => Behind("publisher-place", value, "CY"),
        "C1" when _shape == RisShape.Paper => "publisher-place",
        "ET" => type == "COMP" ? "version" : "edition",
        "DO" or "DI" => "DOI",
        "C2" when _shape == RisShape.Article && value.StartsWith("PMC", StringComparison.OrdinalIgnoreCase) => "PMCID",
        "AN" when _shape == RisShape.Article && value.All(char.IsAsciiDigit) => "PMID",
        "CN" => "call-number",
        "AN" => Behind("call-number", value, "CN"),
        "AB" => "abstract",
        "N2" => Behind("abstract", value, "AB"),
        "RN" => "annote",
        "LA" => "language",
        "DB" => "source",
        "DP" => Behind("source", value, "DB"),
        "AV" => "archive_location",
        "M3" => Identifiers.IsDoi(Identifiers.Doi(value)) ? Behind("DOI", value, "DO", "DI") : "genre",
        "WT" => Behind("container-title", value, "T2", "JF"),
        _ => TextVariableOfShape(tag),
    };

    string? TextVariableOfShape(string tag) => (tag, type) switch
    {
        ("C3", "MAP" or "ART") => "dimensions",
        ("C1", "MAP") => "scale",
        ("C1", "NEWS") => "section",
        ("C6", "BILL" or "HEAR") => "chapter-number",
        ("NO", _) => "note",
        _ => null,
    };

    // T2 and JF name the container in full; JO as well, if they are not there, and else its abbreviation.
    string? Container(string tag)
    {
        var isFull = tag is "T2" or "JF" || !Has("T2", "JF");
        return (tag, _shape) switch
        {
            ("T2", _) when IsSeriesTitled => "collection-title",
            ("T2", RisShape.Thesis) => "division",
            ("T2", RisShape.Paper) when Has("C3") => "event-title",
            _ when !isFull => "container-title-short",
            _ when IsSeriesTitled => "collection-title",
            _ => "container-title",
        };
    }

    // For tags that only say again what another has said: the same is taken as read, another value has no place.
    string? Behind(string variable, string value, params ReadOnlySpan<string> better)
    {
        foreach (var tag in better)
        {
            if (_first.TryGetValue(tag, out var said) && said.Length > 0)
            {
                return said == value ? variable : null;
            }
        }
        return variable;
    }

    bool Has(params ReadOnlySpan<string> any)
    {
        foreach (var tag in any)
        {
            if (_first.TryGetValue(tag, out var said) && said.Length > 0)
            {
                return true;
            }
        }
        return false;
    }

    bool Put(string variable, string value)
    {
        value = variable is "DOI" ? Identifiers.Doi(value) : value;
        return Variables.TryAdd(variable, value) || Variables[variable] == value;
    }

    void PutIfAny(string variable, string value)
    {
        if (value.Length > 0)
        {
            Variables.TryAdd(variable, value);
        }
    }

    static bool Put(ref string field, string value)
    {
        var isFirst = field.Length == 0;
        field = isFirst ? value : field;
        return isFirst;
    }

    static bool Put(Dictionary<string, DateVariable> dates, string variable, DateVariable? date) => date is not null && dates.TryAdd(variable, date);

    bool AddNames(string variable, string value)
    {
        foreach (var line in value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Names.TryGetValue(variable, out var names))
            {
                Names[variable] = names = [];
            }
            names.Add(NameOf(line));
        }
        return true;
    }

    // "Family, Given, Suffix"; without a comma, or with nothing behind it, a name in one piece.
    static Name NameOf(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length == 1)
        {
            return text.Contains(' ', StringComparison.Ordinal) ? new Name { Literal = text } : new Name { Family = text };
        }
        if (parts[^1].Length == 0)
        {
            return new Name { Literal = text.TrimEnd(',', ' ') };
        }
        return NameParticles.Extract(new Name { Family = parts[0], Given = parts[1], Suffix = string.Join(", ", parts.Skip(2)) });
    }

    bool AddKeywords(string value)
    {
        _keywords.AddRange(value.Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return true;
    }

    bool AddNote(string value)
    {
        _notes.Add(value);
        return true;
    }

    // The first is the year; whichever is more exact completes it.
    bool AddIssued(string value)
    {
        if (RisDates.Read(value) is not { } date)
        {
            return false;
        }
        if (!Dates.TryAdd("issued", date))
        {
            _day ??= value;
        }
        return true;
    }

    bool AddSerialNumber(string value)
    {
        // Several may stand in one tag, with remarks in brackets.
        var numbers = Serial(value) is not null ? [value] : value.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Where(static part => Serial(part) is not null).ToList();
        foreach (var number in numbers)
        {
            AppendNumber(Serial(number)!, number);
        }
        if (numbers.Count == 0)
        {
            AppendNumber(_shape switch { RisShape.Article => "ISSN", RisShape.Report or RisShape.Law => "number", _ => "ISBN" }, value);
        }
        return true;
    }

    static string? Serial(string text) => Identifiers.IsIsbn(text) ? "ISBN" : Identifiers.IsIssn(text) ? "ISSN" : null;

    void AppendNumber(string variable, string number)
    {
        if (!Variables.TryAdd(variable, number) && Variables[variable] != number)
        {
            Variables[variable] += " " + number;
        }
    }

    bool AddUrl(string tag, string value)
    {
        if (Variables.TryAdd("URL", value))
        {
            return true;
        }
        // A second address is no mistake.
        Custom[tag] = Custom.TryGetValue(tag, out var before) ? before + "\n" + value : value;
        return true;
    }
}
