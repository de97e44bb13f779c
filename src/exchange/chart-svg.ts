/** Bars as SVG, drawn without a browser. Told apart by pattern and number, not by colour alone. */
import { BarChart, type BarSeriesOption } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ReportChart } from '../present/report-page.ts';
import { cellText, isObjectWord } from './cell-text.ts';

use([BarChart, GridComponent, LegendComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

const width = 420;
const ink = '#1b1b1b';
const fills = ['#f2c14e', '#4d7ea8', '#c8553d'];
const decals = [
  { symbol: 'none' },
  { dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: '#ffffff' },
  { symbol: 'circle', symbolSize: 0.6, dashArrayX: [[6, 6]], dashArrayY: [6, 0], color: '#ffffff' },
];

export function chartSvg(chart: ReportChart): string {
  const instance = init(null, null, { renderer: 'svg', ssr: true, width, height: heightOf(chart) });
  instance.setOption(optionsOf(chart));
  const svg = instance.renderToSVGString();
  instance.dispose();
  return onPage(svg, chart);
}

/** The drawing library numbers its ids through the life of a process; here they go by the chart. */
function onPage(svg: string, chart: ReportChart): string {
  return svg
    .replace(
      /^<svg[^>]*>/,
      `<svg viewBox="0 0 ${width} ${heightOf(chart)}" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`,
    )
    .replace(/<style.*?<\/style>\s*/s, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, `${chart.id}-`);
}

function heightOf({ shape, table, drawn }: ReportChart): number {
  return shape === 'up' ? 280 : 76 + table.rows.length * (26 + 22 * drawn.length);
}

function optionsOf(chart: ReportChart) {
  const names = chart.table.rows.map(row => drawable(cellText(row[0] ?? null)));
  const across = chart.shape === 'across';
  const categories = { type: 'category', data: names, inverse: across, axisTick: { show: false } } as const;
  const values = { type: 'value', minInterval: 1, axisLabel, splitLine: { lineStyle: { color: '#ddd' } } } as const;
  return {
    animation: false,
    textStyle: { fontFamily: 'sans-serif', fontSize: 12, color: ink },
    aria: { enabled: true, label: { enabled: false }, decal: { show: true, decals } },
    legend: { top: 0, left: 0, itemWidth: 26, itemHeight: 16, textStyle: { fontSize: 12, color: ink } },
    grid: { top: 52, right: 40, bottom: 8, left: 8, outerBoundsMode: 'same' },
    xAxis: across ? values : { ...categories, axisLabel: { ...axisLabel, interval: 0 } },
    yAxis: across ? { ...categories, z: 10, axisLabel: aboveBars(chart) } : values,
    series: chart.drawn.map((column, i) => series(chart, column, i)),
  };
}

/** With a space of no width where the library would go wrong. */
function drawable(text: string): string {
  return isObjectWord(text) ? `\u200b${text}` : text;
}

const axisLabel = { fontSize: 12, color: ink } as const;

/** Long names stand over their bars instead of beside them. */
function aboveBars({ drawn }: ReportChart) {
  const lift = 11 * drawn.length + 2;
  const above = { inside: true, verticalAlign: 'bottom', padding: [0, 0, lift, -6], width: 380 } as const;
  return { ...axisLabel, ...above, overflow: 'truncate', interval: 0, fontWeight: 'bold' } as const;
}

function series(chart: ReportChart, column: number, index: number): BarSeriesOption {
  return {
    type: 'bar',
    name: drawable(cellText(chart.table.columns[column]?.title ?? '')),
    data: chart.table.rows.map(row => Number(row[column] ?? 0)),
    itemStyle: { color: fills[index] ?? ink, borderColor: ink, borderWidth: 1 },
    label: {
      show: true,
      position: chart.shape === 'across' ? 'right' : 'top',
      fontSize: 12,
      color: ink,
      formatter: ({ value }) => cellText(Number(value)),
    },
    ...(chart.shape === 'across' ? { barWidth: 18, barGap: '20%' } : { barMaxWidth: 30, barGap: '10%' }),
    ...(index === 0 && chart.line ? { markLine: lineAt(chart.line, chart.shape) } : {}),
    silent: true,
  };
}

function lineAt({ at, label }: NonNullable<ReportChart['line']>, shape: ReportChart['shape']) {
  return {
    symbol: 'none' as const,
    lineStyle: { color: '#666', type: 'dashed' as const, width: 2 },
    label: { formatter: label, position: 'start' as const, fontSize: 12, color: ink },
    data: [shape === 'across' ? { xAxis: at } : { yAxis: at }],
  };
}
