using System.Globalization;
using DuckDB.NET.Data;
using ScoReport.Data;

namespace ScoReport.DuckDb;

/// <summary>Databases in memory that can reach nothing.</summary>
static class Databases
{
    /// <summary>Opens an empty database. Of all files of the machine, it can only read <paramref name="files"/>.</summary>
    public static DuckDBConnection Open(QueryLimits limits, IEnumerable<string> files)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        try
        {
            connection.Open();
            Execute(connection, Settings(limits, files));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // One thread and one time zone, so that rows and texts are the same everywhere. Locked last.
    static string Settings(QueryLimits limits, IEnumerable<string> files) => string.Create(CultureInfo.InvariantCulture, $"""
        SET errors_as_json = true;
        SET threads = 1;
        SET memory_limit = '{limits.Megabytes}MB';
        SET temp_directory = '';
        SET TimeZone = 'UTC';
        SET autoinstall_known_extensions = false;
        SET autoload_known_extensions = false;
        SET allow_community_extensions = false;
        SET allowed_paths = [{string.Join(", ", files.Select(Sql.Text))}];
        SET enable_external_access = false;
        SET lock_configuration = true
        """);

    /// <summary>Carries out statements.</summary>
    public static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are ours, and names and texts in them are quoted.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>The one text that a query gives.</summary>
    public static string Scalar(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // As above.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        return reader.Read() ? reader.GetString(0) : "";
    }
}
