using System.Data.Common;
using DuckDB.NET.Data;

namespace SplCompiler.Benchmarks;

/// <summary>The same question to DuckDB, on one thread; its connection and its caches stay from run to run.</summary>
internal sealed class DuckDbEngine : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly string _query;

    public DuckDbEngine(Comparison comparison, string file)
    {
        string path = file.Replace("'", "''", StringComparison.Ordinal);
        string declared = string.Join(", ", comparison.Columns.Select(column => $"\"{column}\": 'VARCHAR'"));
        string read = string.Join(", ", comparison.Columns.Select(column => $"CAST(\"{column}\" AS VARCHAR) AS \"{column}\""));
        string events = comparison.DetectsColumns
            ? $"(SELECT {read} FROM read_json_auto('{path}'))"
            : $"read_json('{path}', columns={{{declared}}}, format='newline_delimited')";
        _query = comparison.Sql.Replace("EVENTS", events, StringComparison.Ordinal);
        _connection.Open();
        using DbCommand command = Command("SET threads=1");
        command.ExecuteNonQuery();
    }

    public string Version
    {
        get
        {
            using DbCommand command = Command("SELECT version()");
            return (string)command.ExecuteScalar()!;
        }
    }

    public long CountRows()
    {
        using DbCommand command = Command($"SELECT count(*) FROM ({_query})");
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The text of each row, in ordinal order.</summary>
    public List<string> Rows()
    {
        var rows = new List<string>();
        using DbCommand command = Command(_query);
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    public void Dispose() => _connection.Dispose();

    private DbCommand Command(string text)
    {
        DbCommand command = _connection.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
