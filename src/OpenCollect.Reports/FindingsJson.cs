using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenCollect.Reports;

/// <summary>
/// The file <c>findings.json</c>: one JSON document with the facts of the return, the rules by code, what was not run, the notes,
/// and every finding with all its places; one finding a line. Holds child-level data.
/// </summary>
internal static class FindingsJson
{
    public static void Write(Stream stream, ReturnSummary summary, IEnumerable<ReportFinding> findings)
    {
        using var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        Return(json, summary);
        Rules(json, summary);
        Outcomes(json, summary);
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.Flush();
            stream.Write("\n"u8);
            Finding(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.Write("\n"u8);
    }

    private static void Return(Utf8JsonWriter json, ReturnSummary summary)
    {
        json.WriteStartObject("return");
        json.WriteString("collection", summary.Collection);
        json.WriteString("year", summary.Year.ToString());
        json.WriteBoolean("trial", summary.IsTrial);
        Texts(json, "assumptions", summary.Assumptions);
        json.WriteString("authority", summary.Authority);
        json.WriteString("authorityName", summary.AuthorityName);
        Texts(json, "files", summary.Files);
        Texts(json, "previousFiles", summary.PreviousFiles);
        json.WriteNumber("children", summary.Children);
        json.WriteNumber("errors", summary.Errors);
        json.WriteNumber("queries", summary.Queries);
        json.WriteNumber("accepted", summary.Accepted);
        json.WriteNumber("notJudged", summary.NotJudged);
        json.WriteNumber("rulesApplied", summary.RulesApplied);
        json.WriteStartArray("headlines");
        foreach (var headline in summary.Headlines)
        {
            json.WriteStartObject();
            json.WriteString("label", headline.Label);
            json.WriteNumber("figure", headline.Figure);
            if (headline.Previous is { } previous)
            {
                json.WriteNumber("previous", previous);
            }
            else
            {
                json.WriteNull("previous");
            }

            if (headline.Of is { } of)
            {
                json.WriteNumber("of", of);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Rules(Utf8JsonWriter json, ReturnSummary summary)
    {
        json.WriteStartObject("rules");
        foreach (var count in summary.Counts)
        {
            var rule = count.Rule;
            json.WriteStartObject(rule.Code);
            json.WriteString("severity", Words.Of(rule.Severity));
            json.WriteString("scope", Words.Of(rule.Scope));
            json.WriteString("module", rule.Module);
            json.WriteString("message", rule.Message);
            json.WriteString("logic", rule.Logic);
            json.WriteString("advice", rule.Advice);
            json.WriteString("guide", rule.Guide);
            json.WriteString("automaticOk", rule.AutomaticOk);
            json.WriteNumber("open", count.Open);
            json.WriteNumber("accepted", count.Accepted);
            json.WriteNumber("notJudged", count.NotJudged);
            json.WriteNumber("children", count.Children);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Outcomes(Utf8JsonWriter json, ReturnSummary summary)
    {
        json.WriteStartArray("notRun");
        foreach (var notRun in summary.NotRun)
        {
            json.WriteStartObject();
            json.WriteString("rule", notRun.Rule.Code);
            json.WriteString("message", notRun.Rule.Message);
            json.WriteString("why", notRun.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in summary.Notes)
        {
            json.WriteStartObject();
            json.WriteString("rule", note.Rule.Code);
            json.WriteString("note", note.Note);
            json.WriteBoolean("matches", note.Matches);
            json.WriteString("difference", note.Difference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Finding(Utf8JsonWriter json, ReportFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Code);
        json.WriteString("status", Words.Of(finding.Status));
        json.WriteString("la", finding.Authority);
        json.WriteString("child", finding.Child);
        json.WriteNumber("childLine", finding.ChildLine);
        json.WriteString("message", finding.Message);
        json.WriteStartArray("places");
        Place(json, finding.At);
        foreach (var other in finding.Others)
        {
            Place(json, other);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, ReportPlace place)
    {
        json.WriteStartObject();
        json.WriteString("group", place.Group);
        json.WriteString("record", place.Record);
        json.WriteString("field", place.Field);
        json.WriteString("value", place.Value);
        json.WriteNumber("line", place.Line);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
