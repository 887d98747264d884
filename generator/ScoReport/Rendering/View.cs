using System.Collections.Immutable;

namespace ScoReport.Rendering;

/// <summary>HTML that is written as it is.</summary>
public readonly record struct Html(string Text);

/// <summary>
/// What a template sees: names with ready-made values. A value is a text, <see cref="Html"/>, a number, true or false, a view,
/// a list of these, or <see langword="null"/> where it is optional and absent.
/// </summary>
public abstract class View
{
    /// <summary>The value of a name that does not exist, which is an error in a template.</summary>
    public static object Unknown { get; } = new();

    /// <summary>The value called <paramref name="name"/>, or <see cref="Unknown"/>.</summary>
    public abstract object? this[string name] { get; }

    /// <summary>The names that it has.</summary>
    public abstract ViewNames Kind { get; }
}

/// <summary>The names of a kind of view, known before anything is rendered, and where each leads.</summary>
public abstract class ViewNames
{
    /// <summary>Every name exists, and is a text.</summary>
    public static ViewNames Open { get; } = new OpenNames();

    /// <summary>All names, sorted.</summary>
    public abstract ImmutableArray<string> All { get; }

    /// <summary>Whether <paramref name="name"/> exists; <paramref name="inner"/> are the names of its view or of the views in its list, if it is one.</summary>
    public abstract bool Has(string name, out ViewNames? inner);

    /// <summary>The names of any of these kinds.</summary>
    public static ViewNames Any(params ImmutableArray<ViewNames> kinds) => new AnyNames(kinds);

    /// <summary>These names, each a text.</summary>
    public static ViewNames Texts(IEnumerable<string> names) => new TextNames([.. names.Order(StringComparer.Ordinal)]);

    sealed class OpenNames : ViewNames
    {
        public override ImmutableArray<string> All => [];

        public override bool Has(string name, out ViewNames? inner)
        {
            inner = null;
            return true;
        }
    }

    sealed class TextNames(ImmutableArray<string> names) : ViewNames
    {
        public override ImmutableArray<string> All => names;

        public override bool Has(string name, out ViewNames? inner)
        {
            inner = null;
            return names.BinarySearch(name, StringComparer.Ordinal) >= 0;
        }
    }

    sealed class AnyNames(ImmutableArray<ViewNames> kinds) : ViewNames
    {
        public override ImmutableArray<string> All { get; } = [.. kinds.SelectMany(static k => k.All).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        public override bool Has(string name, out ViewNames? inner)
        {
            var all = new List<ViewNames>();
            var found = false;
            foreach (var kind in kinds)
            {
                found |= kind.Has(name, out var one);
                if (one is not null && !all.Contains(one))
                {
                    all.Add(one);
                }
            }

            inner = all.Count switch { 0 => null, 1 => all[0], _ => Any([.. all]) };
            return found;
        }
    }
}

/// <summary>A view over one value of type <typeparamref name="T"/>, its names listed once for all of them.</summary>
public sealed class View<T>(T subject, ViewNames<T> names) : View
{
    /// <inheritdoc/>
    public override object? this[string name] => names.TryGet(name, out var get) ? get(subject) : Unknown;

    /// <inheritdoc/>
    public override ViewNames Kind => names;
}

/// <summary>A name of a view, how its value is found, and the names of the views that it leads to.</summary>
public readonly record struct ViewName<T>(string Name, Func<T, object?> Get, ViewNames? Inner)
{
    /// <summary>A name that leads to a text, a number, or a list of these.</summary>
    public static implicit operator ViewName<T>((string Name, Func<T, object?> Get) name) => new(name.Name, name.Get, null);

    /// <summary>A name that leads to a view or a list of views.</summary>
    public static implicit operator ViewName<T>((string Name, Func<T, object?> Get, ViewNames Inner) name) => new(name.Name, name.Get, name.Inner);
}

/// <summary>The names that templates may use for a <typeparamref name="T"/>, and how each is found: no reflection.</summary>
public sealed class ViewNames<T> : ViewNames
{
    readonly System.Collections.Frozen.FrozenDictionary<string, ViewName<T>> _names;

    /// <summary>Lists the names.</summary>
    public ViewNames(params ReadOnlySpan<ViewName<T>> names)
    {
        var all = new Dictionary<string, ViewName<T>>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            all.Add(name.Name, name);
        }

        _names = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(all, StringComparer.Ordinal);
        All = [.. all.Keys.Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> All { get; }

    /// <inheritdoc/>
    public override bool Has(string name, out ViewNames? inner)
    {
        var found = _names.TryGetValue(name, out var known);
        inner = known.Inner;
        return found;
    }

    internal bool TryGet(string name, out Func<T, object?> get)
    {
        var found = _names.TryGetValue(name, out var known);
        get = known.Get;
        return found;
    }

    /// <summary>A view of <paramref name="subject"/>.</summary>
    public View Of(T subject) => new View<T>(subject, this);
}

/// <summary>A view in which every name exists: absent ones are simply empty. For attributes, which authors make up.</summary>
public sealed class OpenView(IReadOnlyDictionary<string, string> values) : View
{
    /// <inheritdoc/>
    public override object? this[string name] => values.TryGetValue(name, out var value) ? value : null;

    /// <inheritdoc/>
    public override ViewNames Kind => ViewNames.Open;
}

/// <summary>The theme's words; one that no language file has is unknown.</summary>
public sealed class StringsView(IReadOnlyDictionary<string, string> values) : View
{
    /// <inheritdoc/>
    public override object? this[string name] => values.TryGetValue(name, out var value) ? value : Unknown;

    /// <inheritdoc/>
    public override ViewNames Kind { get; } = ViewNames.Texts(values.Keys);
}
