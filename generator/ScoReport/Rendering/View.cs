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

    /// <summary>All names, for suggestions.</summary>
    public abstract ImmutableArray<string> Names { get; }
}

/// <summary>A view over one value of type <typeparamref name="T"/>, its names listed once for all of them.</summary>
public sealed class View<T>(T subject, ViewNames<T> names) : View
{
    /// <inheritdoc/>
    public override object? this[string name] => names.TryGet(name, out var get) ? get(subject) : Unknown;

    /// <inheritdoc/>
    public override ImmutableArray<string> Names => names.All;
}

/// <summary>The names that templates may use for a <typeparamref name="T"/>, and how each is found: no reflection.</summary>
public sealed class ViewNames<T>
{
    readonly System.Collections.Frozen.FrozenDictionary<string, Func<T, object?>> _getters;

    /// <summary>Lists the names.</summary>
    public ViewNames(params ReadOnlySpan<(string Name, Func<T, object?> Get)> names)
    {
        var all = new Dictionary<string, Func<T, object?>>(StringComparer.Ordinal);
        foreach (var (name, get) in names)
        {
            all.Add(name, get);
        }

        _getters = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(all, StringComparer.Ordinal);
        All = [.. all.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>All names, sorted.</summary>
    public ImmutableArray<string> All { get; }

    internal bool TryGet(string name, out Func<T, object?> get) => _getters.TryGetValue(name, out get!);

    /// <summary>A view of <paramref name="subject"/>.</summary>
    public View Of(T subject) => new View<T>(subject, this);
}

/// <summary>A view in which every name exists: absent ones are simply empty. For attributes, which authors make up.</summary>
public sealed class OpenView(IReadOnlyDictionary<string, string> values) : View
{
    /// <inheritdoc/>
    public override object? this[string name] => values.TryGetValue(name, out var value) ? value : null;

    /// <inheritdoc/>
    public override ImmutableArray<string> Names => [.. values.Keys.Order(StringComparer.Ordinal)];
}

/// <summary>The theme's words; one that no language file has is unknown.</summary>
public sealed class StringsView(IReadOnlyDictionary<string, string> values) : View
{
    /// <inheritdoc/>
    public override object? this[string name] => values.TryGetValue(name, out var value) ? value : Unknown;

    /// <inheritdoc/>
    public override ImmutableArray<string> Names => [.. values.Keys.Order(StringComparer.Ordinal)];
}
